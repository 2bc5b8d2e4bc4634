package vn.giamsat.registry;

/// Where a camera is in its life. Only IN_SERVICE is probed.
public enum CameraState {
    PLANNED,
    INSTALLED,
    IN_SERVICE,
    MAINTENANCE,
    /// Kept for its history; its credentials are gone.
    RETIRED
}
