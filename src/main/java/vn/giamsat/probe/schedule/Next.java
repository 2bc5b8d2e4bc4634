package vn.giamsat.probe.schedule;

/// When to look at a camera again, as the outcome of a probe asks for.
enum Next {
    /// At its place in the interval.
    IN_TURN,
    /// Soon: the outcome contradicts the camera's state.
    RECHECK,
    /// Not before its access changes or a person asks: its login was refused.
    REST
}
