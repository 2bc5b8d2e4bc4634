package vn.giamsat.probe;

/// What a probe is after.
public enum Look {
    /// Whether the camera describes its stream (or sends it, as configured). Cheap: no picture is
    /// taken, so nothing is said of one.
    DESCRIPTION,
    /// A picture that is judged.
    PICTURE
}
