package vn.giamsat.probe;

import java.util.Arrays;

/// A picture so small that one is remembered of each camera, yet so fine that the noise of a living
/// sensor makes another one of each picture. The array is not copied; nobody changes it.
///
/// @param squares mean luma of 16 × 9 equal squares, row by row, each in two bytes, the higher
///     first, in units of 1/128 level
/// @param edgeShare share of small squares that hold an edge, 0–1, where no text is burnt in
/// @param sharpness of the sharpest tenth of those edges, 0–1
/// @param blueness mean difference of blue from grey, -128 to 127
/// @param redness as blueness
public record PictureSignature(
        byte[] squares, double edgeShare, double sharpness, double blueness, double redness) {
    public static final int COLUMNS = 16;
    public static final int ROWS = 9;
    public static final int UNITS_PER_LEVEL = 128;

    /// What rounding alone may differ by.
    private static final int ROUNDING_UNITS = 2;

    private static final int DARKEST_UNITS = 3 * UNITS_PER_LEVEL;
    private static final int BRIGHTEST_UNITS = 250 * UNITS_PER_LEVEL;
    private static final int FEWEST_SQUARES = COLUMNS * ROWS / 4;

    /// @throws IllegalArgumentException when the array has another length
    public PictureSignature {
        if (squares.length != 2 * COLUMNS * ROWS) {
            throw new IllegalArgumentException("squares take 288 bytes, not " + squares.length);
        }
    }

    /// The share of squares that are the same in both pictures, down to their noise, 0–1. Squares
    /// that are all black or all white have no noise and do not count; 0 where too few are left.
    public double sameShare(PictureSignature other) {
        var same = 0;
        var counted = 0;
        for (var square = 0; square < COLUMNS * ROWS; square++) {
            if (units(square) >= DARKEST_UNITS && units(square) <= BRIGHTEST_UNITS) {
                counted++;
                same += Math.abs(units(square) - other.units(square)) <= ROUNDING_UNITS ? 1 : 0;
            }
        }
        return counted < FEWEST_SQUARES ? 0 : same / (double) counted;
    }

    /// Whether enough of it is neither black nor white, so that a living sensor would show its
    /// noise.
    public boolean wouldShowNoise() {
        return sameShare(this) > 0;
    }

    /// How much the picture changed, apart from its brightness: mean absolute difference, 0–255.
    public double change(PictureSignature other) {
        var brighter = mean() - other.mean();
        var sum = 0.0;
        for (var square = 0; square < COLUMNS * ROWS; square++) {
            sum += Math.abs(units(square) - other.units(square) - brighter);
        }
        return sum / (COLUMNS * ROWS) / UNITS_PER_LEVEL;
    }

    private double mean() {
        var sum = 0.0;
        for (var square = 0; square < COLUMNS * ROWS; square++) {
            sum += units(square);
        }
        return sum / (COLUMNS * ROWS);
    }

    private int units(int square) {
        return (squares[2 * square] & 0xFF) << 8 | squares[2 * square + 1] & 0xFF;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PictureSignature signature
                && Arrays.equals(squares, signature.squares)
                && edgeShare == signature.edgeShare
                && sharpness == signature.sharpness
                && blueness == signature.blueness
                && redness == signature.redness;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(squares);
    }
}
