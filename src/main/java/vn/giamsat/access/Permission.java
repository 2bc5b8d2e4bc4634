package vn.giamsat.access;

/// What a role allows. Where it allows it is the appointment's scope.
public enum Permission {
    /// See facilities, cameras, health and pictures.
    READ,
    /// Register, change, import and retire.
    EDIT,
    /// Ask for a probe now.
    PROBE
}
