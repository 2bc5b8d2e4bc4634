package vn.giamsat.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order as people see it. Fields as in [CampaignDraft].
///
/// @param facilityIds those of the named facilities that the viewer may see
/// @param version counts changes; the strong ETag
public record CampaignView(
        UUID id,
        String number,
        String issuer,
        String title,
        @Nullable String textLink,
        LocalDate start,
        LocalDate deadline,
        @Nullable LocalDate end,
        CampaignScope scope,
        List<CampaignProvince> provinces,
        List<UUID> facilityIds,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    public CampaignView {
        provinces = List.copyOf(provinces);
        facilityIds = List.copyOf(facilityIds);
    }

    /// The order as a person would enter it, to be changed and handed in again.
    CampaignDraft draft() {
        var entered =
                provinces.stream()
                        .map(it -> new CampaignProvinceDraft(it.province(), it.coordinatorId()))
                        .toList();
        return new CampaignDraft(
                id, number, issuer, title, textLink, start, deadline, end, entered, facilityIds);
    }
}
