package vn.giamsat.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;

/// What was told of cameras beside what is true of them.
final class Score {
    /// All that a picture probe may find wrong with a picture or its stream.
    static final Set<FailureCode> VERDICTS =
            EnumSet.range(FailureCode.FPS_LOW, FailureCode.VIDEO_NOSIGNAL_CARD);

    private static final double LEAST_PRECISION = 0.98;
    private static final double LEAST_RECALL = 0.95;
    private static final boolean EACH = Boolean.getBoolean("giamsat.verdicts.each");

    private final Map<FailureCode, Count> counts = new EnumMap<>(FailureCode.class);
    private final Map<String, Integer> mistakes = new TreeMap<>();
    private final Map<String, Integer> besides = new TreeMap<>();
    private int looks;

    private static final class Count {
        int right;
        int wrong;
        int missed;

        double precision() {
            return right / (double) (right + wrong);
        }

        double recall() {
            return right / (double) (right + missed);
        }
    }

    /// @param kind of what was looked at, with what is told where it was a mistake
    /// @param truth null when nothing is wrong
    /// @param found the gravest first
    void add(String kind, @Nullable FailureCode truth, List<Failure> found) {
        looks++;
        found.stream()
                .skip(1)
                .forEach(it -> besides.merge(kind + " + " + it.code(), 1, Integer::sum));
        var told = found.isEmpty() ? null : found.getFirst().code();
        if (told == truth) {
            if (told != null) {
                count(told).right++;
            }
            return;
        }
        if (told != null) {
            count(told).wrong++;
        }
        if (truth != null) {
            count(truth).missed++;
        }
        mistakes.merge(kind + " -> " + told, 1, Integer::sum);
        if (EACH) {
            System.out.println(kind + " -> " + found);
        }
    }

    private Count count(FailureCode code) {
        return counts.computeIfAbsent(code, _ -> new Count());
    }

    int looks() {
        return looks;
    }

    /// Which verdicts were not measured, or are below their goal; empty is what is wanted.
    List<String> missedGoals() {
        var missed = new ArrayList<String>();
        for (var code : VERDICTS) {
            var count = counts.get(code);
            if (count == null || count.right + count.missed == 0) {
                missed.add(code + " was not measured");
            } else if (!(count.precision() >= LEAST_PRECISION && count.recall() >= LEAST_RECALL)) {
                missed.add(String.join(" ", row(code, count)));
            }
        }
        return missed;
    }

    void print() {
        var table =
                new Table("verdict", "faulty", "found", "missed", "false", "precision", "recall");
        counts.forEach((code, count) -> table.row(row(code, count)));
        table.print();
        System.out.println("Mistakes: " + mistakes);
        System.out.println("Told besides the gravest: " + besides);
    }

    private static String[] row(FailureCode code, Count count) {
        return new String[] {
            code.name(),
            "%d".formatted(count.right + count.missed),
            "%d".formatted(count.right),
            "%d".formatted(count.missed),
            "%d".formatted(count.wrong),
            share(count.precision()),
            share(count.recall())
        };
    }

    private static String share(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.3f", share);
    }
}
