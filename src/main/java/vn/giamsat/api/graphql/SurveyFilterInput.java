package vn.giamsat.api.graphql;

import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;
import vn.giamsat.campaign.SurveyFilter;
import vn.giamsat.campaign.SurveyState;
import vn.giamsat.campaign.Verdict;

/// Which surveys of an order are asked for.
@Input("SurveyFilter")
public record SurveyFilterInput(
        @Nullable UUID facilityId,
        @Nullable SurveyState state,
        @Nullable Verdict verdict,
        @Description("Key; a unit includes those that went into it") @Nullable String province) {
    static SurveyFilter filter(UUID campaign, @Nullable SurveyFilterInput input) {
        return input == null
                ? new SurveyFilter(campaign, null, null, null, null)
                : new SurveyFilter(
                        campaign, input.facilityId, input.state, input.verdict, input.province);
    }
}
