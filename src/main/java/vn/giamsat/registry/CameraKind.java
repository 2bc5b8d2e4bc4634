package vn.giamsat.registry;

/// How a camera is reached.
public enum CameraKind {
    /// Directly.
    IP_CAMERA,
    /// As a channel of a DVR or NVR, which allows few sessions at a time.
    RECORDER_CHANNEL
}
