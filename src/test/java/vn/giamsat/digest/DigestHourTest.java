package vn.giamsat.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DigestHourTest {
    private static final DigestHour SEVEN = new DigestHour(7);

    @Test
    void comesTodayInVietnamWhileItIsEarlierThere() {
        assertThat(SEVEN.next(Instant.parse("2021-05-09T23:59:59.999Z")))
                .isEqualTo("2021-05-10T00:00:00Z");
    }

    @Test
    void comesTomorrowFromItsVeryBeginningOn() {
        assertThat(SEVEN.next(Instant.parse("2021-05-10T00:00:00Z")))
                .isEqualTo("2021-05-11T00:00:00Z");
    }

    @Test
    void isOfTheDayInVietnamThatHasBegunBeforeTheOneOfGreenwich() {
        assertThat(new DigestHour(0).next(Instant.parse("2021-05-09T16:59:00Z")))
                .isEqualTo("2021-05-09T17:00:00Z");
    }
}
