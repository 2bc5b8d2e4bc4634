package vn.giamsat.campaign;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Conditions;

/// Which surveys of a campaign are asked for; null does not filter.
///
/// @param province key; a unit includes those of earlier schemes that went into it
public record SurveyFilter(
        UUID campaignId,
        @Nullable UUID facilityId,
        @Nullable SurveyState state,
        @Nullable Verdict verdict,
        @Nullable String province) {
    Conditions conditions() {
        return new Conditions()
                .and("s.campaign_id = ?", campaignId)
                .and("s.facility_id = ?", facilityId)
                .and("s.state = ?", state == null ? null : state.name())
                .and("s.verdict = ?", verdict == null ? null : verdict.name())
                .and("s.province in (select units_within(?))", province);
    }
}
