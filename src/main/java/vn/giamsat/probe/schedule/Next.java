package vn.giamsat.probe.schedule;

/// When to look at a camera again and how, as the outcome of a probe asks for.
enum Next {
    /// At its place in the interval; after a picture, the next one at its place too.
    IN_TURN,
    /// As after no probe: nothing was learned of the camera, and what was due still is; but a
    /// picture that comes to nothing twice, or while we are late, is taken at its next place.
    UNDONE,
    /// Soon, and as far if there is a decoder: the outcome contradicts the camera's state.
    RECHECK,
    /// A picture at once, or within a turn while there is no decoder for it: only that can tell
    /// more.
    PICTURE,
    /// After a while, longer each time, and as far: the camera stays down, serves others and has
    /// no session left, or fails while we are too late to judge it.
    BACK_OFF,
    /// Not before its access changes or a person asks: its login was refused.
    REST
}
