package vn.giamsat.campaign;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When an order will be done, if it goes on as in the last 3 days, today among them.
final class Forecast {
    private static final int DAYS = 3;

    private Forecast() {}

    /// @param left facilities that are still to be connected
    /// @return null when nothing is left, or nothing moved
    static @Nullable LocalDate finish(int left, List<ConnectedDay> trend, LocalDate today) {
        var from = today.minusDays(DAYS - 1);
        var recent =
                trend.stream()
                        .filter(it -> !it.day().isBefore(from) && !it.day().isAfter(today))
                        .mapToInt(ConnectedDay::facilities)
                        .sum();
        return left <= 0 || recent == 0
                ? null
                : today.plusDays(Math.ceilDiv((long) left * DAYS, (long) recent));
    }
}
