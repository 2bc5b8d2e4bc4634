package vn.giamsat.health;

/// What is held of a camera, after hysteresis: one probe does not change it.
public enum HealthState {
    /// Never judged.
    UNKNOWN,
    /// The picture was verified.
    UP,
    /// It lives, but picture or stream is not as it should be.
    DEGRADED,
    /// It cannot be seen.
    DOWN
}
