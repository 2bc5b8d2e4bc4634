package vn.giamsat.report;

import java.util.Arrays;
import java.util.List;

/// One figure on two days.
public record FigureChange(FigureName figure, long before, long after, long difference) {
    static List<FigureChange> between(Figures before, Figures after) {
        return Arrays.stream(FigureName.values())
                .map(figure -> of(figure, figure.of(before), figure.of(after)))
                .toList();
    }

    private static FigureChange of(FigureName figure, long before, long after) {
        return new FigureChange(figure, before, after, after - before);
    }
}
