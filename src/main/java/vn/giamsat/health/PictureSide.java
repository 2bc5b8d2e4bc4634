package vn.giamsat.health;

/// Which picture is kept of an incident.
public enum PictureSide {
    /// The last one before it that was taken of a camera that was up.
    LAST_GOOD,
    /// The first one that was taken of a camera that was not; none where it never gave one.
    FIRST_BAD
}
