package vn.giamsat.campaign;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Conditions;

/// Which facilities of a campaign are asked for; null does not filter.
///
/// @param province key; a unit includes those of earlier schemes that went into it
public record CampaignFacilityFilter(
        UUID campaignId, @Nullable StepName step, @Nullable String province) {
    Conditions conditions() {
        return new Conditions()
                .and("m.campaign_id = ?", campaignId)
                .and("m.step = ?", step == null ? null : step.name())
                .and("m.province in (select units_within(?))", province);
    }
}
