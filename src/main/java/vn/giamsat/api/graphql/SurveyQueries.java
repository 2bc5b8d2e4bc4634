package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Role;
import vn.giamsat.campaign.CampaignFacilities.Place;
import vn.giamsat.campaign.CampaignView;
import vn.giamsat.campaign.SurveyDraft;
import vn.giamsat.campaign.SurveyView;
import vn.giamsat.campaign.Surveying;
import vn.giamsat.campaign.Surveys;
import vn.giamsat.shared.InputCheck;
import vn.giamsat.shared.PageRequest;

/// What crews found at facilities.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class SurveyQueries {
    private final Surveys surveys;
    private final Surveying surveying;
    private final InputCheck check;
    private final Asking asking;

    SurveyQueries(Surveys surveys, Surveying surveying, InputCheck check, Asking asking) {
        this.surveys = surveys;
        this.surveying = surveying;
        this.check = check;
        this.asking = asking;
    }

    @Description(
            "A page of the surveys for the order that you may see, newest first; first: 1–200,"
                    + " default 50")
    public Uni<SurveyConnection> surveys(
            @Source CampaignView campaign,
            @Nullable SurveyFilterInput filter,
            @Nullable Integer first,
            @Nullable String after) {
        var wanted = SurveyFilterInput.filter(campaign.id(), filter);
        return asking.answer(
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return surveys.page(wanted, page, viewer)
                            .map(found -> new SurveyConnection(wanted, page, found));
                });
    }

    @Description("How many surveys the filter finds")
    public Uni<Integer> totalCount(@Source SurveyConnection page) {
        return asking.answer(viewer -> surveys.count(page.filter(), viewer).map(Math::toIntExact));
    }

    @Query
    @Description("One survey")
    public Uni<SurveyView> survey(@NonNull UUID id) {
        return asking.answer(viewer -> surveys.byId(id, viewer));
    }

    @Mutation
    @RolesAllowed(Role.SURVEYORS)
    @Description(
            "Save a survey as a draft; the id may be yours, ending in your idNode. It may lack"
                    + " anything; a correction of a submitted one names it in supersedes")
    public Uni<SurveyView> saveSurvey(
            @NonNull UUID campaignId, @NonNull UUID facilityId, @NonNull SurveyDraft survey) {
        return asking.answer(
                viewer ->
                        surveying.save(
                                new Place(campaignId, facilityId), check.demand(survey), viewer));
    }

    @Mutation
    @RolesAllowed(Role.SURVEYORS)
    @Description("Replace a draft; what the input leaves out is removed")
    public Uni<SurveyView> updateSurvey(
            @NonNull UUID id, int version, @NonNull SurveyDraft survey) {
        return asking.answer(
                viewer -> {
                    var draft = check.demand(survey);
                    return surveying.amend(id, version, current -> draft, viewer);
                });
    }

    @Mutation
    @RolesAllowed(Role.SURVEYORS)
    @Description(
            "Submit a draft, which must be complete: it never changes any more, the facility takes"
                    + " its step, and cameras found become planned ones")
    public Uni<SurveyView> submitSurvey(@NonNull UUID id, int version) {
        return asking.answer(viewer -> surveying.submit(id, version, viewer));
    }
}
