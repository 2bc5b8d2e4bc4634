package vn.giamsat.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giamsat.api.rest.ProblemBody.BrokenRule;
import vn.giamsat.api.rest.ProblemBody.RejectedLine;
import vn.giamsat.registry.ImportReport;
import vn.giamsat.registry.LineVerdict;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Texts;
import vn.giamsat.shared.Violation;

class ProblemBodyTest {
    private static final Texts ENGLISH = Texts.in(List.of(Locale.ENGLISH));
    private static final Texts VIETNAMESE = Texts.in(List.of(Texts.VIETNAMESE));

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void hasATypeThatEndsInTheCodeSoThatClientsCanActOnEither(ErrorCode code) {
        // When
        var body = ProblemBody.of(new Problem(code), ENGLISH, "/api/v1/cameras");

        // Then
        assertThat(body.type()).hasScheme("https");
        assertThat(body.type().toString()).endsWith("/" + code.wireName());
        assertThat(body.code()).isEqualTo(code.wireName());
        assertThat(body.status()).isEqualTo(code.status());
        assertThat(body.instance()).isEqualTo("/api/v1/cameras");
    }

    @Test
    void keepsItsTypeInEveryLanguageBecauseOnlyPeopleReadTheTexts() {
        var problem = new Problem(ErrorCode.NOT_FOUND, "camera 7");

        var english = ProblemBody.of(problem, ENGLISH, "/");
        var vietnamese = ProblemBody.of(problem, VIETNAMESE, "/");

        assertThat(vietnamese.type()).isEqualTo(english.type());
        assertThat(vietnamese.title()).isEqualTo("Không tìm thấy").isNotEqualTo(english.title());
        assertThat(english.detail()).endsWith("(camera 7)");
    }

    @Test
    void listsBrokenRulesWithTheirTexts() {
        var problem =
                Problem.invalid(
                        Violation.of("name", "not-blank"), Violation.between("limit", 1, 200));

        assertThat(ProblemBody.of(problem, ENGLISH, "/").violations())
                .containsExactly(
                        new BrokenRule("name", "not-blank", "must not be empty"),
                        new BrokenRule("limit", "range", "must be between 1 and 200"));
    }

    @Test
    void hasNeitherRulesNorReportWhenThereAreNone() {
        var body = ProblemBody.of(new Problem(ErrorCode.FORBIDDEN), ENGLISH, "/");

        assertThat(body.violations()).isNull();
        assertThat(body.report()).isNull();
    }

    @Test
    void showsOnlyTheRejectedLinesOfAnImportBecauseThoseAreToBeMended() {
        // Given
        var report =
                new ImportReport(
                        false,
                        false,
                        2,
                        1,
                        1,
                        0,
                        0,
                        List.of(
                                new LineVerdict(
                                        2,
                                        UUID.randomUUID(),
                                        true,
                                        LineVerdict.Effect.NEW,
                                        List.of()),
                                new LineVerdict(
                                        3,
                                        UUID.randomUUID(),
                                        false,
                                        LineVerdict.Effect.NEW,
                                        List.of(Violation.of("name", "not-blank")))));

        // When
        var body = ProblemBody.of(report, ENGLISH, "/api/v1/imports/cameras");

        // Then
        assertThat(body.code()).isEqualTo("import-rejected");
        assertThat(body.violations()).isNull();
        assertThat(body.report().lines()).isEqualTo(2);
        assertThat(body.report().rejected()).isEqualTo(1);
        assertThat(body.report().verdicts())
                .containsExactly(
                        new RejectedLine(
                                3,
                                List.of(new BrokenRule("name", "not-blank", "must not be empty"))));
    }
}
