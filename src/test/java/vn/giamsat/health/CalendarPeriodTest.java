package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.shared.Problem;

class CalendarPeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2021-05-06T10, 2021-05-06T03:00:00Z, 2021-05-06T04:00:00Z",
        "2021-05-06T00, 2021-05-05T17:00:00Z, 2021-05-05T18:00:00Z",
        "2021-05-06, 2021-05-05T17:00:00Z, 2021-05-06T17:00:00Z",
        "2021-W18, 2021-05-02T17:00:00Z, 2021-05-09T17:00:00Z",
        "2020-W53, 2020-12-27T17:00:00Z, 2021-01-03T17:00:00Z",
        "2021-05, 2021-04-30T17:00:00Z, 2021-05-31T17:00:00Z",
        "2021-12, 2021-11-30T17:00:00Z, 2021-12-31T17:00:00Z"
    })
    void isAsVietnamsClocksAndCalendarsShowIt(String name, Instant from, Instant to) {
        assertThat(UptimePeriod.of(null, null, name)).isEqualTo(new UptimePeriod(from, to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "today",
                "2021",
                "2021-13",
                "2021-02-29",
                "2021-W53",
                "2021-W00",
                "2021-05-06T24",
                "2021-05-06T10:00",
                "0000-01"
            })
    void hasANameThatIsInTheCalendar(String name) {
        assertThatThrownBy(() -> UptimePeriod.of(null, null, name))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations())
                                        .extracting(violation -> violation.field())
                                        .containsExactly("period"));
    }
}
