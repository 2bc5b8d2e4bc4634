package vn.giamsat.health;

/// What explains an incident: whatever people report of a facility but that all is normal. The
/// names are those of the reports' kinds.
public enum CauseKind {
    POWER_CUT,
    INTERNET_OUTAGE,
    CAMERA_MOVED,
    CAMERA_COVERED,
    CAMERA_BROKEN,
    MAINTENANCE
}
