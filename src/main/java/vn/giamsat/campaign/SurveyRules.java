package vn.giamsat.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.FoundCameras;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// What a survey must have in it: little while it is a draft, all of it when it is submitted.
final class SurveyRules {
    private SurveyRules() {}

    /// With addresses as cameras are registered with.
    ///
    /// @throws Problem INVALID_INPUT for what is no address, or has a login in it
    static SurveyDraft bare(SurveyDraft draft) {
        var cameras = new ArrayList<FoundCameraDraft>();
        for (var camera : draft.cameras()) {
            var field = "cameras[%d].streamAddress".formatted(cameras.size());
            var address = camera.streamAddress();
            cameras.add(
                    new FoundCameraDraft(
                            camera.name(),
                            camera.zone(),
                            camera.brand(),
                            camera.model(),
                            address == null || address.isBlank()
                                    ? null
                                    : FoundCameras.bareAddress(field, address),
                            camera.usable()));
        }
        return new SurveyDraft(
                draft.id(),
                draft.supersedes(),
                draft.surveyedOn(),
                draft.participants(),
                draft.infectionControl(),
                cameras,
                draft.recorder(),
                draft.uplink(),
                draft.powerBackup(),
                draft.uncoveredZones(),
                draft.photos(),
                draft.verdict(),
                draft.reason(),
                draft.remarks());
    }

    /// @param today in Vietnam
    /// @throws Problem INVALID_INPUT with all that is missing
    static void demandComplete(SurveyView survey, LocalDate today) {
        var missing = new ArrayList<Violation>();
        demand(missing, "surveyedOn", survey.surveyedOn());
        if (survey.surveyedOn() != null && survey.surveyedOn().isAfter(today)) {
            missing.add(Violation.of("surveyedOn", "not-in-future"));
        }
        demand(missing, "participants", survey.participants().isEmpty() ? null : survey);
        demandInfectionControl(missing, survey.infectionControl());
        demandVerdict(missing, survey);
        if (!missing.isEmpty()) {
            throw new Problem(ErrorCode.INVALID_INPUT, "", missing);
        }
    }

    private static void demandInfectionControl(List<Violation> missing, InfectionControl control) {
        demand(missing, "infectionControl.crewSize", control.crewSize());
        demand(missing, "infectionControl.protectiveEquipment", control.protectiveEquipment());
        demand(missing, "infectionControl.route", control.route());
        demand(missing, "infectionControl.isolationAfter", control.isolationAfter());
    }

    /// Where nothing can be connected, nothing was measured perhaps.
    private static void demandVerdict(List<Violation> missing, SurveyView survey) {
        demand(missing, "verdict", survey.verdict());
        if (survey.verdict() == Verdict.CANNOT_CONNECT) {
            demand(missing, "reason", survey.reason());
            return;
        }
        if (survey.reason() != null) {
            missing.add(Violation.of("reason", "reason-without-verdict"));
        }
        demand(missing, "uplink.provider", survey.uplink().provider());
        demand(missing, "uplink.megabitsPerSecond", survey.uplink().megabitsPerSecond());
        demand(missing, "powerBackup", survey.powerBackup());
        for (var at = 0; at < survey.cameras().size(); at++) {
            demand(missing, "cameras[%d].usable".formatted(at), survey.cameras().get(at).usable());
        }
        if (survey.verdict() == Verdict.USABLE_AS_IS
                && survey.cameras().stream().noneMatch(it -> Boolean.TRUE.equals(it.usable()))) {
            missing.add(Violation.of("cameras", "usable-camera"));
        }
    }

    private static void demand(List<Violation> missing, String field, @Nullable Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            missing.add(Violation.of(field, "not-null"));
        }
    }
}
