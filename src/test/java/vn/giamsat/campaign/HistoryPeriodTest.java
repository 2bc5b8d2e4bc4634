package vn.giamsat.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Which days of an order are asked for.
class HistoryPeriodTest {
    private static final LocalDate YESTERDAY = LocalDate.parse("2021-05-20");

    @Test
    void isFourteenDaysUntilYesterdayUnlessSomebodyNamesOthers() {
        assertThat(HistoryPeriod.of(null, null, YESTERDAY))
                .isEqualTo(new HistoryPeriod(LocalDate.parse("2021-05-07"), YESTERDAY));
        var day = LocalDate.parse("2021-05-19");
        assertThat(HistoryPeriod.of(day, null, YESTERDAY))
                .isEqualTo(new HistoryPeriod(day, YESTERDAY));
        assertThat(HistoryPeriod.of(null, day, YESTERDAY))
                .isEqualTo(new HistoryPeriod(LocalDate.parse("2021-05-06"), day));
        assertThat(HistoryPeriod.of(day, day, YESTERDAY)).isEqualTo(new HistoryPeriod(day, day));
    }

    @Test
    void isAtMost92Days() {
        assertThat(new HistoryPeriod(YESTERDAY.minusDays(91), YESTERDAY).to()).isEqualTo(YESTERDAY);
        refused(YESTERDAY.minusDays(92), YESTERDAY);
    }

    @Test
    void doesNotEndBeforeItBegins() {
        refused(YESTERDAY, YESTERDAY.minusDays(1));
    }

    /// Days that PostgreSQL cannot hold, and days before which there is none.
    @Test
    void isOfOurEra() {
        refused(LocalDate.parse("1969-12-31"), LocalDate.parse("1970-01-01"));
        refused(LocalDate.MAX.minusDays(1), LocalDate.MAX);
        refused(null, LocalDate.MIN);
        refused(LocalDate.MIN, null);
    }

    private static void refused(LocalDate from, LocalDate to) {
        assertThatThrownBy(() -> HistoryPeriod.of(from, to, YESTERDAY))
                .isInstanceOfSatisfying(
                        Problem.class,
                        it -> assertThat(it.code()).isEqualTo(ErrorCode.INVALID_INPUT));
    }
}
