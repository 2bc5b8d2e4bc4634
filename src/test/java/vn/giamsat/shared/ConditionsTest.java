package vn.giamsat.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {
    @Test
    void saysNothingWithoutAFilterSoThatEverythingIsFound() {
        var conditions = new Conditions().and("state = ?", null).behind("name", "id", null);

        assertThat(conditions.where()).isEmpty();
        assertThat(values(conditions)).isEmpty();
    }

    @Test
    void bindsValuesInTheOrderOfTheirNumbers() {
        // Given
        var conditions = new Conditions();

        // When
        conditions.and("province = ?", "2021-24").and("state = ?", null).and("version > ?", 7);

        // Then
        assertThat(conditions.where()).isEqualTo(" where province = $1 and version > $2");
        assertThat(values(conditions)).containsExactly("2021-24", 7);
    }

    @Test
    void bindsAValueOnceWhenItsTermMentionsItTwice() {
        var conditions = new Conditions().and("(unit = ? or successor = ?)", "2025-01");

        assertThat(conditions.where()).isEqualTo(" where (unit = $1 or successor = $1)");
        assertThat(values(conditions)).containsExactly("2025-01");
    }

    @Test
    void keepsHostileTextOutOfTheStatement() {
        var hostile = "'; drop table camera; -- ? $1";

        var conditions = new Conditions().and("name = ?", hostile).contains("brand", hostile);

        assertThat(conditions.where()).isEqualTo(" where name = $1 and brand ilike $2");
        assertThat(values(conditions)).first().isEqualTo(hostile);
    }

    @ParameterizedTest
    @CsvSource({
        "Cổng, %Cổng%",
        "100%, %100\\%%",
        "a_b, %a\\_b%",
        "a\\b, %a\\\\b%",
        "\\%_, %\\\\\\%\\_%",
        "'  Cổng  ', %Cổng%",
    })
    void looksForSignsOfPatternsAsForAnyOtherSign(String text, String pattern) {
        var conditions = new Conditions().contains("name", text);

        assertThat(values(conditions)).containsExactly(pattern);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t"})
    void takesABlankTextForNoFilter(String blank) {
        assertThat(new Conditions().contains("name", blank).where()).isEmpty();
    }

    @Test
    void beginsBehindAPlaceByKeyAndThenById() {
        // Given
        var place = new Cursor("Trường A", new UUID(0, 9));

        // When
        var conditions = new Conditions().and("state = ?", "ACTIVE").behind("name", "id", place);

        // Then
        assertThat(conditions.where()).isEqualTo(" where state = $1 and (name, id) > ($2, $3)");
        assertThat(values(conditions)).containsExactly("ACTIVE", "Trường A", new UUID(0, 9));
    }

    @Test
    void numbersALimitBehindTheFilters() {
        var conditions = new Conditions().and("state = ?", "ACTIVE");

        assertThat(conditions.bound(51)).isEqualTo("$2");
        assertThat(conditions.where()).isEqualTo(" where state = $1");
        assertThat(values(conditions)).containsExactly("ACTIVE", 51);
    }

    private static List<Object> values(Conditions conditions) {
        Tuple tuple = conditions.tuple();
        return IntStream.range(0, tuple.size()).mapToObj(tuple::getValue).toList();
    }
}
