package vn.giamsat.benchmark;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/// What a benchmark that takes long says meanwhile.
final class Progress {
    private Progress() {}

    static void tell(String text, Object... values) {
        System.out.println(
                LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + text.formatted(values));
    }
}
