package vn.giamsat.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When an order will be done, counted by hand.
class ForecastTest {
    private static final LocalDate TODAY = LocalDate.parse("2021-05-09");

    private static ConnectedDay day(String day, int facilities) {
        return new ConnectedDay(LocalDate.parse(day), facilities);
    }

    @Test
    void goesOnAsInTheLastThreeDaysAndLeavesEarlierOnesOut() {
        // Given: 6 in three days are 2 a day
        var trend = List.of(day("2021-05-06", 50), day("2021-05-07", 4), day("2021-05-09", 2));
        // Then: 9 more take 4.5 days, 8 take 4
        assertThat(Forecast.finish(9, trend, TODAY)).isEqualTo("2021-05-14");
        assertThat(Forecast.finish(8, trend, TODAY)).isEqualTo("2021-05-13");
    }

    @Test
    void saysNothingWhereNothingMovedOrNothingIsLeft() {
        assertThat(Forecast.finish(5, List.of(day("2021-05-06", 50)), TODAY)).isNull();
        assertThat(Forecast.finish(5, List.of(day("2021-05-10", 5)), TODAY)).isNull();
        assertThat(Forecast.finish(0, List.of(day("2021-05-09", 3)), TODAY)).isNull();
    }
}
