package vn.giamsat.api.rest;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import vn.giamsat.campaign.SurveyFilter;
import vn.giamsat.campaign.SurveyState;
import vn.giamsat.campaign.Verdict;

/// The filters of surveys, as query parameters.
public record SurveyQuery(
        @QueryParam("state") @Nullable String state,
        @QueryParam("verdict") @Nullable String verdict,
        @Parameter(
                        description = "Key; a unit includes those that went into it",
                        example = "2025-24")
                @QueryParam("province")
                @Nullable String province) {
    SurveyFilter filter(UUID campaign, @Nullable UUID facility) {
        return new SurveyFilter(
                campaign,
                facility,
                Choice.of("state", state, SurveyState.class),
                Choice.of("verdict", verdict, Verdict.class),
                province);
    }
}
