package vn.giamsat.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.registry.Zone;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// What a survey must have in it when it is submitted.
class SurveyRulesTest {
    private static final LocalDate TODAY = LocalDate.parse("2021-05-08");
    private static final InfectionControl KEPT =
            new InfectionControl(3, true, "cổng phụ, sân", true);
    private static final Uplink MEASURED = new Uplink("Viettel", 40.0);
    private static final List<Participant> CREW =
            List.of(new Participant(Participant.Party.ENTERPRISE, "Bùi Đức Mạnh"));

    @Test
    void takesACompleteOne() {
        SurveyRules.demandComplete(survey(TODAY, Verdict.USABLE_AS_IS, null, true), TODAY);
        SurveyRules.demandComplete(survey(TODAY, Verdict.NEEDS_UPGRADE, null, false), TODAY);
    }

    @Test
    void namesAllThatAnEmptyOneLacks() {
        var empty = view(null, List.of(), InfectionControl.UNANSWERED, Uplink.UNKNOWN, null);
        var problem =
                catchThrowableOfType(Problem.class, () -> SurveyRules.demandComplete(empty, TODAY));
        assertThat(problem.violations().stream().map(Violation::field))
                .containsExactly(
                        "surveyedOn",
                        "participants",
                        "infectionControl.crewSize",
                        "infectionControl.protectiveEquipment",
                        "infectionControl.route",
                        "infectionControl.isolationAfter",
                        "verdict",
                        "uplink.provider",
                        "uplink.megabitsPerSecond",
                        "powerBackup");
    }

    @Test
    void demandsNoMeasurementsWhereNothingCanBeConnected() {
        var nothing = view(TODAY, CREW, KEPT, Uplink.UNKNOWN, Verdict.CANNOT_CONNECT);
        assertThat(broken(nothing)).containsExactly("reason not-null");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-05-09, NEEDS_UPGRADE,, true, surveyedOn not-in-future",
        "2021-05-08, NEEDS_UPGRADE, xa, true, reason reason-without-verdict",
        "2021-05-08, USABLE_AS_IS,, false, cameras usable-camera",
        "2021-05-08, NEEDS_UPGRADE,,, cameras[0].usable not-null",
    })
    void findsWhatDoesNotGoTogether(
            LocalDate day, Verdict verdict, String reason, Boolean usable, String rule) {
        assertThat(broken(survey(day, verdict, reason, usable))).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://admin:never-told@10.0.0.1/1, login-in-address",
        "rtsp://10.0.0.1/user=admin&password=never-told, login-in-address",
        "http://10.0.0.1/, stream-address",
    })
    void keepsNoLoginInAnAddress(String address, String rule) {
        var draft = draft(address);
        assertThatThrownBy(() -> SurveyRules.bare(draft))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations())
                                        .containsExactly(
                                                Violation.of("cameras[0].streamAddress", rule)));
    }

    @Test
    void takesAddressesAsCamerasAreRegisteredWith() {
        var bare = SurveyRules.bare(draft(" RTSP://10.0.0.1:554/1 "));
        assertThat(bare.cameras())
                .extracting(FoundCameraDraft::streamAddress)
                .containsExactly("rtsp://10.0.0.1/1");
        assertThat(SurveyRules.bare(draft(" ")).cameras().getFirst().streamAddress()).isNull();
    }

    private static SurveyDraft draft(String address) {
        var camera = new FoundCameraDraft("Cổng", Zone.GATE, null, null, address, true);
        return new SurveyDraft(
                null,
                null,
                null,
                null,
                null,
                List.of(camera),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static List<String> broken(SurveyView survey) {
        var problem =
                catchThrowableOfType(
                        Problem.class, () -> SurveyRules.demandComplete(survey, TODAY));
        return problem.violations().stream().map(it -> it.field() + " " + it.rule()).toList();
    }

    private static SurveyView view(
            LocalDate day,
            List<Participant> crew,
            InfectionControl control,
            Uplink uplink,
            Verdict verdict) {
        return survey(day, crew, control, List.of(), uplink, null, verdict, null);
    }

    private static SurveyView survey(
            LocalDate day, Verdict verdict, String reason, Boolean usable) {
        var camera = new FoundCamera("Cổng", Zone.GATE, null, null, null, usable, null, null);
        return survey(day, CREW, KEPT, List.of(camera), MEASURED, true, verdict, reason);
    }

    private static SurveyView survey(
            LocalDate day,
            List<Participant> crew,
            InfectionControl control,
            List<FoundCamera> cameras,
            Uplink uplink,
            Boolean powerBackup,
            Verdict verdict,
            String reason) {
        var id = new UUID(0, 1);
        return new SurveyView(
                id,
                id,
                id,
                "2021-24",
                SurveyState.DRAFT,
                null,
                null,
                day,
                crew,
                control,
                cameras,
                null,
                uplink,
                powerBackup,
                List.of(),
                List.of(),
                verdict,
                reason,
                null,
                null,
                "Mạnh",
                null,
                0,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
