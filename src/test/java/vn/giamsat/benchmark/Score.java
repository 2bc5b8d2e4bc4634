package vn.giamsat.benchmark;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giamsat.benchmark.CameraLife.Shot;
import vn.giamsat.benchmark.Scenery.Scene;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;

/// What was told of pictures beside what is true of them.
final class Score {
    private static final boolean EACH = Boolean.getBoolean("giamsat.verdicts.each");

    private final Map<FailureCode, Count> counts = new EnumMap<>(FailureCode.class);
    private final Map<String, Integer> mistakes = new TreeMap<>();
    private final Map<String, Integer> besides = new TreeMap<>();
    private int pictures;

    private static final class Count {
        int right;
        int wrong;
        int missed;
    }

    void add(Scene scene, Shot shot, Seen seen) {
        if (!shot.counts()) {
            return;
        }
        pictures++;
        seen.faults().stream()
                .skip(1)
                .forEach(it -> besides.merge(shot.kind() + " + " + it.code(), 1, Integer::sum));
        var told = code(seen.fault());
        if (told == shot.fault()) {
            if (told != null) {
                count(told).right++;
            }
            return;
        }
        if (told != null) {
            count(told).wrong++;
        }
        if (shot.fault() != null) {
            count(shot.fault()).missed++;
        }
        mistakes.merge(shot.kind() + " -> " + told, 1, Integer::sum);
        if (EACH) {
            System.out.println(
                    scene.name() + ": " + shot.kind() + " -> " + seen.fault() + " " + seen.facts());
        }
    }

    private Count count(FailureCode code) {
        return counts.computeIfAbsent(code, _ -> new Count());
    }

    private static @Nullable FailureCode code(@Nullable Failure fault) {
        return fault == null ? null : fault.code();
    }

    int pictures() {
        return pictures;
    }

    void print() {
        var table =
                new Table("verdict", "pictures", "found", "missed", "false", "precision", "recall");
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
            share(count.right, count.wrong),
            share(count.right, count.missed)
        };
    }

    private static String share(int right, int other) {
        return right + other == 0
                ? "-"
                : String.format(Locale.ROOT, "%.3f", right / (double) (right + other));
    }
}
