package vn.giamsat.probe.memory;

import static vn.giamsat.probe.PictureSignature.COLUMNS;
import static vn.giamsat.probe.PictureSignature.ROWS;
import static vn.giamsat.probe.PictureSignature.UNITS_PER_LEVEL;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.giamsat.probe.Viewpoint;

/// What stands where in a picture, whatever the light: how much brighter each square is than those
/// around it, in units of the mean of that. More or less light makes all heights bigger or smaller,
/// but not other ones, and light that grows from one side to the other is no height. None counts
/// for more than half the mean, so that no lamp decides.
///
/// @param heights of the squares, row by row, -0.5 to 0.5
/// @param mean height, in levels of luma
record Relief(double[] heights, double mean) {
    /// Of a plain wall nobody can say from where it is seen; less is the encoder's.
    private static final double LEAST_MEAN = 0.5;

    private static final double LIMIT = 0.5;
    private static final double LEAST_OF_COLUMN = 0.15;
    private static final int FEWEST_COLUMNS = COLUMNS / 2;

    static Relief of(Viewpoint viewpoint) {
        return of(viewpoint.squares());
    }

    /// @param squares as in [vn.giamsat.probe.PictureSignature]
    static Relief of(byte[] squares) {
        var luma = ByteBuffer.wrap(squares).asShortBuffer();
        var levels = IntStream.range(0, COLUMNS * ROWS).mapToDouble(luma::get).toArray();
        var heights =
                IntStream.range(0, COLUMNS * ROWS)
                        .mapToDouble(square -> levels[square] - around(levels, square))
                        .toArray();
        var mean = Arrays.stream(heights).map(Math::abs).average().orElse(0);
        var limited =
                Arrays.stream(heights)
                        .map(height -> mean == 0 ? 0 : Math.clamp(height / mean, -LIMIT, LIMIT));
        return new Relief(limited.toArray(), mean / UNITS_PER_LEVEL);
    }

    /// The mean of a square and its eight neighbours.
    private static double around(double[] levels, int square) {
        var sum = 0.0;
        for (var down = -1; down <= 1; down++) {
            for (var right = -1; right <= 1; right++) {
                sum += level(levels, square / COLUMNS + down, square % COLUMNS + right);
            }
        }
        return sum / 9;
    }

    /// Beyond the edge it goes on as it came to it.
    private static double level(double[] levels, int row, int column) {
        var nearRow = Math.clamp(row, 0, ROWS - 1);
        var nearColumn = Math.clamp(column, 0, COLUMNS - 1);
        var near = levels[nearRow * COLUMNS + nearColumn];
        if (row == nearRow && column == nearColumn) {
            return near;
        }
        return 2 * near - levels[(2 * nearRow - row) * COLUMNS + 2 * nearColumn - column];
    }

    /// How alike both pictures are, -1 to 1: the correlation of the column that is surpassed by a
    /// fifth of all. People stand upright and hide some columns; a camera that was moved shows all
    /// of them otherwise. Empty where either picture shows too little.
    Optional<Double> likeness(Relief other) {
        if (mean < LEAST_MEAN || other.mean < LEAST_MEAN) {
            return Optional.empty();
        }
        var alike =
                IntStream.range(0, COLUMNS)
                        .filter(this::showsSomething)
                        .mapToDouble(column -> correlation(other, column))
                        .sorted()
                        .toArray();
        return alike.length < FEWEST_COLUMNS
                ? Optional.empty()
                : Optional.of(alike[4 * (alike.length - 1) / 5]);
    }

    private boolean showsSomething(int column) {
        var sum = squares(column).mapToDouble(square -> Math.abs(heights[square])).sum();
        return sum / ROWS >= LEAST_OF_COLUMN;
    }

    private double correlation(Relief other, int column) {
        var both = Math.sqrt(product(this, column) * other.product(other, column));
        return both == 0 ? 0 : product(other, column) / both;
    }

    private double product(Relief other, int column) {
        return squares(column).mapToDouble(square -> heights[square] * other.heights[square]).sum();
    }

    private static IntStream squares(int column) {
        return IntStream.range(0, ROWS).map(row -> row * COLUMNS + column);
    }
}
