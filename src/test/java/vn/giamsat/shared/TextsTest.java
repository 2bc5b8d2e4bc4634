package vn.giamsat.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Texts VIETNAMESE = Texts.in(List.of(Texts.VIETNAMESE));
    private static final Texts ENGLISH = Texts.in(List.of(Locale.ENGLISH));
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void tellsEveryProblemInBothLanguagesSoThatNobodyReadsAKey(ErrorCode code) {
        for (var texts : List.of(VIETNAMESE, ENGLISH)) {
            assertThat(texts.title(code)).isNotBlank();
            assertThat(texts.detail(new Problem(code))).isNotBlank();
        }
        assertThat(VIETNAMESE.title(code)).isNotEqualTo(ENGLISH.title(code));
    }

    @Test
    void hasTheSameTextsInBothLanguagesSoThatNoneIsForgotten() throws IOException {
        assertThat(bundle("vi").stringPropertyNames())
                .isEqualTo(bundle("en").stringPropertyNames())
                .contains("rule.other");
    }

    @Test
    void mentionsTheSameValuesInBothLanguagesSoThatNoReaderKnowsLess() throws IOException {
        var vietnamese = bundle("vi");
        var english = bundle("en");

        for (var key : english.stringPropertyNames()) {
            assertThat(placeholders(vietnamese.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    private static Properties bundle(String language) throws IOException {
        try (var bytes =
                TextsTest.class.getResourceAsStream("/problems_" + language + ".properties")) {
            var texts = new Properties();
            texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return texts;
        }
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vi                     | vi",
                "en                     | en",
                "EN                     | en",
                "en-US,vi;q=0.5         | en",
                "vi-VN,vi;q=0.9,en;q=0.8| vi",
                "vi;q=0.3, en;q=0.7     | en",
                "fr-CH, fr;q=0.9, en;q=0.8, vi;q=0.2 | en",
            })
    void answersInTheBestKnownLanguage(String accepted, String language) {
        assertThat(Texts.accepted(accepted).language()).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "*", "de-AT, fr;q=0.5"})
    void answersInVietnameseWhomItCannotAnswerInTheirOwnLanguage(String accepted) {
        assertThat(Texts.accepted(accepted).language()).isEqualTo("vi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en;q=0", "en;q=0.0, fr", "en;q=0, vi;q=0.1"})
    void doesNotAnswerInALanguageOfWeightZeroBecauseItIsRefused(String accepted) {
        assertThat(Texts.accepted(accepted).language()).isEqualTo("vi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", ";", "en;q=", "en;q=x", "en;q=7", "en;q=-1", "e\0n", "%"})
    void answersAMalformedHeaderInVietnameseBecauseAHeaderIsNoReasonToFail(String malformed) {
        assertThat(Texts.accepted(malformed).language()).isEqualTo("vi");
    }

    @Test
    void putsTheSubjectBehindTheDetail() {
        var problem = new Problem(ErrorCode.NOT_FOUND, "camera 7");

        assertThat(ENGLISH.detail(problem))
                .isEqualTo("It does not exist, or you may not see it. (camera 7)");
    }

    @Test
    void fillsInTheEndsOfARange() {
        var violation = Violation.between("limit", 1, 200);

        assertThat(ENGLISH.message(violation)).isEqualTo("must be between 1 and 200");
        assertThat(VIETNAMESE.message(violation)).isEqualTo("phải từ 1 đến 200");
    }

    @Test
    void namesTheValuesToChooseFrom() {
        var violation = Violation.of("zone", "one-of", "values", List.of("GATE", "YARD"));

        assertThat(ENGLISH.message(violation)).isEqualTo("must be one of [GATE, YARD]");
        assertThat(VIETNAMESE.message(violation)).isEqualTo("phải là một trong [GATE, YARD]");
    }

    @Test
    void saysThatSomethingIsWrongEvenWhenARuleHasNoText() {
        var violation = Violation.of("name", "rule-of-tomorrow");

        assertThat(ENGLISH.message(violation)).isEqualTo("is not valid");
        assertThat(VIETNAMESE.message(violation)).isEqualTo("không hợp lệ");
    }
}
