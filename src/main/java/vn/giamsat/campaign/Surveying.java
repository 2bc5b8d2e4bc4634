package vn.giamsat.campaign;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.ClientIds;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.campaign.CampaignFacilities.Place;
import vn.giamsat.registry.FoundCameras;
import vn.giamsat.shared.Broken;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Commands on surveys. Drafts come in validated. Submitting is one transaction: the survey is
/// closed, its cameras become planned ones, the facility takes its step. Event loop.
@ApplicationScoped
public class Surveying {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final ScopedTransaction transactions;
    private final Steps steps;
    private final FoundCameras cameras;
    private final Clock clock;

    Surveying(ScopedTransaction transactions, Steps steps, FoundCameras cameras, Clock clock) {
        this.transactions = transactions;
        this.steps = steps;
        this.cameras = cameras;
        this.clock = clock;
    }

    /// Saves a survey for the first time.
    ///
    /// @throws Problem NOT_FOUND, ID_TAKEN, INVALID_INPUT
    public Uni<SurveyView> save(Place place, SurveyDraft draft, Viewer viewer) {
        var id = ClientIds.of(viewer, viewer.scope(Permission.SURVEY)).given(draft.id());
        var bare = SurveyRules.bare(draft);
        return told(changed(
                        viewer,
                        (statements, connection) ->
                                statements.insert(id, place, bare, clock.instant())))
                .onFailure(Broken.constraint("survey_pk"))
                .transform(taken -> new Problem(ErrorCode.ID_TAKEN, id.toString()));
    }

    /// Saves a draft again, from the version that the client has seen.
    ///
    /// @throws Problem NOT_FOUND, VERSION_STALE, SURVEY_SUBMITTED, INVALID_INPUT
    public Uni<SurveyView> amend(
            UUID id, int version, UnaryOperator<SurveyDraft> change, Viewer viewer) {
        return told(
                changed(
                        viewer,
                        (statements, connection) ->
                                statements
                                        .locked(id)
                                        .invoke(found -> demandDraft(found, version))
                                        .map(found -> change.apply(found.draft()))
                                        .map(SurveyRules::bare)
                                        .chain(
                                                draft ->
                                                        statements.amend(
                                                                id, draft, clock.instant()))));
    }

    /// Submits a draft: from then on it never changes.
    ///
    /// @throws Problem NOT_FOUND, VERSION_STALE, SURVEY_SUBMITTED, INVALID_INPUT for one that lacks
    ///     something, SURVEY_SUPERSEDED when it does not correct the latest, ILLEGAL_STEP
    public Uni<SurveyView> submit(UUID id, int version, Viewer viewer) {
        var today = LocalDate.ofInstant(clock.instant(), VIETNAM);
        return changed(
                viewer,
                (statements, connection) ->
                        statements
                                .one(id)
                                .invoke(found -> demandDraft(found, version))
                                .invoke(found -> SurveyRules.demandComplete(found, today))
                                .call(found -> moved(connection, found))
                                .chain(() -> statements.locked(id))
                                .invoke(found -> demandDraft(found, version))
                                .chain(found -> submitted(statements, connection, found)));
    }

    /// Locks the facility's place, so that the next questions see what others submitted. Before the
    /// survey is locked: a facility that moves takes its place along first, and surveys behind it.
    private Uni<CampaignFacilityView> moved(SqlConnection connection, SurveyView survey) {
        var declines = survey.verdict() == Verdict.CANNOT_CONNECT;
        return steps.move(
                connection,
                place(survey),
                declines ? Move.DECLARE_CANNOT_CONNECT : Move.SUBMIT_SURVEY,
                declines ? survey.reason() : null);
    }

    private Uni<SurveyView> submitted(
            SurveyStatements statements, SqlConnection connection, SurveyView survey) {
        return statements
                .latest(place(survey))
                .map(latest -> number(survey, latest))
                .chain(
                        number ->
                                placed(connection, survey)
                                        .chain(
                                                found ->
                                                        statements.submit(
                                                                survey.id(),
                                                                number,
                                                                found,
                                                                clock.instant())));
    }

    private static int number(SurveyView survey, SurveyStatements.@Nullable Latest latest) {
        var expected = latest == null ? null : latest.id();
        if (!Objects.equals(survey.supersedes(), expected)) {
            throw new Problem(
                    ErrorCode.SURVEY_SUPERSEDED, expected == null ? "" : expected.toString());
        }
        return latest == null ? 1 : latest.number() + 1;
    }

    private Uni<List<FoundCamera>> placed(SqlConnection connection, SurveyView survey) {
        return Multi.createFrom()
                .iterable(survey.cameras())
                .onItem()
                .transformToUniAndConcatenate(
                        camera -> placed(connection, survey.facilityId(), camera))
                .collect()
                .asList();
    }

    private Uni<FoundCamera> placed(SqlConnection connection, UUID facility, FoundCamera camera) {
        var address = camera.streamAddress();
        if (address == null) {
            return Uni.createFrom().item(camera);
        }
        var found =
                new FoundCameras.Found(
                        camera.name(), camera.zone(), camera.brand(), camera.model(), address);
        return cameras.place(connection, facility, found).map(camera::placed);
    }

    private static Place place(SurveyView survey) {
        return new Place(survey.campaignId(), survey.facilityId());
    }

    private static void demandDraft(SurveyView found, int version) {
        if (found.version() != version) {
            throw new Problem(ErrorCode.VERSION_STALE, "is at version " + found.version());
        }
        if (found.state() == SurveyState.SUBMITTED) {
            throw new Problem(ErrorCode.SURVEY_SUBMITTED);
        }
    }

    private Uni<SurveyView> changed(Viewer viewer, Work work) {
        var scope = viewer.scope(Permission.SURVEY);
        return transactions.bulk(
                viewer,
                Permission.SURVEY,
                connection -> work.in(new SurveyStatements(connection, scope), connection));
    }

    private static Uni<SurveyView> told(Uni<SurveyView> stored) {
        return stored.onFailure(Broken.constraint("survey_supersedes_fk"))
                .transform(unknown -> Problem.invalid(Violation.of("supersedes", "survey-known")));
    }

    /// What is done in one transaction.
    private interface Work {
        Uni<SurveyView> in(SurveyStatements statements, SqlConnection connection);
    }
}
