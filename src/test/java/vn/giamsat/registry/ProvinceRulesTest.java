package vn.giamsat.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

class ProvinceRulesTest {
    private static final LocalDate BEGIN = LocalDate.of(2025, 7, 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-          | -       | ",
                "2030-01-01 | -       | ",
                "2030-01-01 | 2030-15 | ",
                "2025-07-01 | -       | validTo after-valid-from",
                "2025-06-30 | 2030-15 | validTo after-valid-from",
                "3000-01-01 | -       | validTo range",
                "-          | 2030-15 | validTo ends-with-successor",
                "2030-01-01 | 2025-16 | successor later-scheme",
                "2030-01-01 | 2021-15 | successor later-scheme",
            })
    void demandsThatAUnitEndsAfterItBeganAndGoesIntoOneOfALaterScheme(
            LocalDate validTo, String successor, String broken) {
        // When
        var found = ProvinceRules.broken(draft("2025", validTo, successor));
        // Then
        assertThat(found)
                .extracting(violation -> violation.field() + " " + violation.rule())
                .isEqualTo(broken == null ? List.of() : List.of(broken));
    }

    @Test
    void keepsSchemeAndCodeBecauseFacilitiesAndAppointmentsNameThem() {
        // Given
        var current =
                new ProvinceView(
                        "2025-15", "2025", "15", "Lào Cai", "Lao Cai", "Bắc", BEGIN, null, null, 0);
        // Then
        ProvinceRules.demandSameUnit(current, draft("2025", null, null));
        assertThatThrownBy(() -> ProvinceRules.demandSameUnit(current, draft("2030", null, null)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations())
                                        .containsExactly(Violation.of("scheme", "fixed")));
    }

    private static ProvinceDraft draft(String scheme, LocalDate validTo, String successor) {
        return new ProvinceDraft(
                scheme, "15", "Lào Cai", "Lao Cai", "Bắc", BEGIN, validTo, successor);
    }
}
