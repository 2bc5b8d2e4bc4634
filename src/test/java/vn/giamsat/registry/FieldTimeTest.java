package vn.giamsat.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2021-05-31T17:00:00Z, 2021-05-31T17:00:00Z",
        "2021-06-01T00:00:00.5+07:00, 2021-05-31T17:00:00.5Z",
        "2021-06-01T00:00, 2021-05-31T17:00:00Z",
        "2021-06-01, 2021-05-31T17:00:00Z",
        "1/6/2021, 2021-05-31T17:00:00Z",
        "01/06/2021 7:30, 2021-06-01T00:30:00Z"
    })
    void takesTimesWithoutAnOffsetForThoseOfVietNam(String text, Instant instant) {
        assertThat(FieldTime.of(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"44321", "31/02/2021", "2021-02-30", "05/13/2021", "hôm nay", "/"})
    void takesNothingElseForATime(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> FieldTime.of(text));
    }

    @Test
    void readsWhatItWrites() {
        var at = Instant.parse("2021-05-31T17:00:00.123456Z");

        assertThat(FieldTime.text(at)).isEqualTo("2021-06-01T00:00:00.123456+07:00");
        assertThat(FieldTime.of(FieldTime.text(at))).isEqualTo(at);
    }
}
