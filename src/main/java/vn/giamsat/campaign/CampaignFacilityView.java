package vn.giamsat.campaign;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a facility stands within a campaign.
///
/// @param province of the facility
/// @param before the step that it returns to when CANNOT_CONNECT or EXEMPT is taken back
/// @param reason why it came to this step
/// @param firstConnectedAt when the service first verified all of it; kept when it is verified anew
/// @param leftAt when it left the scope of the order; absent while it is in it
/// @param version counts changes; the strong ETag
public record CampaignFacilityView(
        UUID campaignId,
        UUID facilityId,
        String facilityName,
        String province,
        StepName step,
        @Nullable StepName before,
        @Nullable String reason,
        Instant since,
        @Nullable Instant firstConnectedAt,
        Instant joinedAt,
        @Nullable Instant leftAt,
        int version) {}
