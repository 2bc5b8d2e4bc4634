package vn.giamsat.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void comesBackAsItWent() {
        var cursor = new Cursor("Trường Cao đẳng nghề", UUID.randomUUID());

        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "%%%", "AAAA", "bm90LWEtdXVpZC1hdC1hbGwtYnV0LWxvbmctZW5vdWdoLXRvLWJl"})
    void refusesWhatIsNotOurs(String text) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Cursor.parse(text))
                .returns(ErrorCode.INVALID_CURSOR, Problem::code);
    }

    @Test
    void aPageTellsOfANextOneOnlyWhenThereIsOne() {
        assertThat(Page.of(List.of(1, 2), 2, CursorTest::place).next()).isEmpty();
        assertThat(Page.of(List.of(1, 2, 3), 2, CursorTest::place))
                .satisfies(page -> assertThat(page.items()).containsExactly(1, 2))
                .satisfies(page -> assertThat(page.next()).map(Cursor::key).contains("2"));
    }

    private static Cursor place(int number) {
        return new Cursor(Integer.toString(number), new UUID(0, number));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 201})
    void refusesLimitsOutOfRange(int limit) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> PageRequest.of(limit, null))
                .returns(ErrorCode.INVALID_INPUT, Problem::code);
    }
}
