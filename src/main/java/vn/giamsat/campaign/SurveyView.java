package vn.giamsat.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.Zone;

/// A survey as people see it. Fields as in [SurveyDraft].
///
/// @param province of the facility
/// @param number version among the submitted ones of the facility, from 1; absent for a draft
/// @param savedById who saved it last; of a submitted one, who submitted it
/// @param savedBy name of that person then
/// @param version counts changes of the draft; the strong ETag
public record SurveyView(
        UUID id,
        UUID campaignId,
        UUID facilityId,
        String province,
        SurveyState state,
        @Nullable Integer number,
        @Nullable UUID supersedes,
        @Nullable LocalDate surveyedOn,
        List<Participant> participants,
        InfectionControl infectionControl,
        List<FoundCamera> cameras,
        @Nullable String recorder,
        Uplink uplink,
        @Nullable Boolean powerBackup,
        List<Zone> uncoveredZones,
        List<UUID> photos,
        @Nullable Verdict verdict,
        @Nullable String reason,
        @Nullable String remarks,
        @Nullable UUID savedById,
        String savedBy,
        @Nullable Instant submittedAt,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    public SurveyView {
        participants = List.copyOf(participants);
        cameras = List.copyOf(cameras);
        uncoveredZones = List.copyOf(uncoveredZones);
        photos = List.copyOf(photos);
    }

    /// The survey as a crew would enter it, to be changed and handed in again.
    SurveyDraft draft() {
        return new SurveyDraft(
                id,
                supersedes,
                surveyedOn,
                participants,
                infectionControl,
                cameras.stream().map(FoundCamera::draft).toList(),
                recorder,
                uplink,
                powerBackup,
                uncoveredZones,
                photos,
                verdict,
                reason,
                remarks);
    }
}
