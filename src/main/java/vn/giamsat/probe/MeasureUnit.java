package vn.giamsat.probe;

/// What a number of a verdict is counted in. The names are stable: they are stored.
public enum MeasureUnit {
    /// A share, or another number without a unit, -1 to 1.
    RATIO,
    /// Of luma, 0 (black) to 255 (white).
    LEVELS,
    /// Of the mean luma.
    PERCENT,
    SECONDS,
    PIXELS,
    FRAMES_PER_SECOND,
    KILOBITS_PER_SECOND
}
