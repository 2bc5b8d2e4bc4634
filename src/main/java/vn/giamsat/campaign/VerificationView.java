package vn.giamsat.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far the connection of a facility is verified: so many of the cameras in service.
///
/// @param firstConnectedAt kept when it is verified anew
/// @param unverified at most 200, by name
/// @param version of the facility within the campaign
public record VerificationView(
        UUID campaignId,
        UUID facilityId,
        StepName step,
        @Nullable Instant firstConnectedAt,
        int inService,
        int verified,
        List<UnverifiedCamera> unverified,
        int version) {
    public VerificationView {
        unverified = List.copyOf(unverified);
    }
}
