package vn.giamsat.probe;

/// A number that makes a verdict. Which side of the threshold is the bad one, the verdict knows.
///
/// @param number as it was measured
/// @param threshold that it was held against, in the same unit; of a number with a sign, as a
///     clock's, the threshold is of its size
public record Measure(double number, double threshold, MeasureUnit unit) {
    /// @throws IllegalArgumentException when either is no number
    public Measure {
        if (!Double.isFinite(number) || !Double.isFinite(threshold)) {
            throw new IllegalArgumentException("%s against %s".formatted(number, threshold));
        }
    }
}
