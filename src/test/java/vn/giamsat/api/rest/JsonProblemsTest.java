package vn.giamsat.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.registry.CameraDraft;
import vn.giamsat.registry.FacilityDraft;
import vn.giamsat.registry.Zone;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Texts that the mapper of the service refuses, as it is configured there.
class JsonProblemsTest {
    private static final String SECRET = "p4ssw0rd";
    private static final ObjectMapper JSON = strict();

    private static ObjectMapper strict() {
        var mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        new StrictJson().customize(mapper);
        return mapper;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"capacity\":\"many\"}                      | capacity                 | Integer",
                "{\"capacity\":12.7}                          | capacity                 | Integer",
                "{\"capacity\":\"12\"}                        | capacity                 | Integer",
                "{\"latitude\":\"north\"}                     | latitude                 | Double",
                "{\"id\":\"7\"}                               | id                       | UUID",
                "{\"name\":5}                                 | name                     | String",
                "{\"contacts\":[{\"name\":\"An\"},{\"phone\":[]}]} | contacts[1].phone   | String",
                "{\"contacts\":[\"An\"]}                      | contacts[0]              | Contact",
                "{\"requiredPoints\":[{\"points\":\"4\"}]}    | requiredPoints[0].points | int",
            })
    void namesTheFieldOfAWrongTypeAsTheClientWroteIt(String text, String field, String type) {
        assertThat(refused(text, FacilityDraft.class).violations())
                .containsExactly(Violation.of(field, "type", "type", type));
    }

    @Test
    void namesTheValuesOfAnEnumSoThatTheClientCanChoose() {
        assertThat(refused("{\"zone\":\"BEDROOM\"}", CameraDraft.class).violations())
                .containsExactly(
                        Violation.of("zone", "one-of", "values", Arrays.toString(Zone.values())));
    }

    @Test
    void namesTheValuesOfAnEnumWithinAList() {
        assertThat(
                        refused(
                                        "{\"requiredPoints\":[{\"zone\":\"GATE\"},{\"zone\":2}]}",
                                        FacilityDraft.class)
                                .violations())
                .singleElement()
                .returns("requiredPoints[1].zone", Violation::field)
                .returns("one-of", Violation::rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nmae\":\"Cổng\"}                     | nmae",
                "{\"streamAddress\":{\"mian\":\"x\"}}    | streamAddress.mian",
                "{\"credentials\":{\"pass\":\"secret\"}} | credentials.pass",
            })
    void namesAFieldThatIsNotKnownBecauseItMayBeMisspelt(String text, String field) {
        assertThat(refused(text, CameraDraft.class).violations())
                .containsExactly(Violation.of(field, "unknown-field"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"name\":}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\"} {}",
                "\"text\"",
                "[]",
                "7",
                "<xml/>"
            })
    void hasNoFieldToNameInWhatIsNoSuchObject(String text) {
        assertThat(refused(text, CameraDraft.class))
                .returns(ErrorCode.MALFORMED_REQUEST, Problem::code)
                .returns("", Problem::subject);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"p4ssw0rd\"}",
                "{\"zone\":\"p4ssw0rd\"}",
                "{\"expected\":{\"width\":\"p4ssw0rd\"}}",
                "{\"credentials\":\"p4ssw0rd\"}",
                "{\"credentials\":{\"password\":[\"p4ssw0rd\"]}}",
                "{\"credentials\":{\"pass\":\"p4ssw0rd\"}}",
                "{\"credentials\":{\"password\":\"p4ssw0rd}",
                "p4ssw0rd",
            })
    void neverRepeatsAValueBecauseItMayBeAPassword(String text) {
        var problem = refused(text, CameraDraft.class);

        assertThat(problem.getMessage() + problem.subject() + problem.violations())
                .doesNotContain(SECRET);
        assertThat(problem).hasNoCause();
    }

    private static Problem refused(String text, Class<?> type) {
        var unreadable =
                catchThrowableOfType(
                        JsonProcessingException.class, () -> JSON.readValue(text, type));
        assertThat(unreadable).as("refusal of %s", text).isNotNull();
        return JsonProblems.of(unreadable);
    }
}
