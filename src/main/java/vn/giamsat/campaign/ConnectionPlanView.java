package vn.giamsat.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version of a facility's connection plan. Fields as in [ConnectionPlanDraft].
///
/// @param province of the facility
/// @param number version of the facility's plan within the campaign, from 1
/// @param zones what it expects in each zone against what the order asks for there today
/// @param proposedBy name of the person then
/// @param reason why it was returned, or what was said on agreeing
/// @param version counts decisions; the strong ETag
public record ConnectionPlanView(
        UUID id,
        UUID campaignId,
        UUID facilityId,
        String province,
        int number,
        PlanState state,
        ConnectionMethod method,
        Participant.Party payer,
        Participant.Party installer,
        List<PlanTask> tasks,
        List<ZonePoints> zones,
        LocalDate startsOn,
        LocalDate finishesOn,
        @Nullable String remarks,
        Instant proposedAt,
        @Nullable UUID proposedById,
        String proposedBy,
        @Nullable Instant decidedAt,
        @Nullable UUID decidedById,
        @Nullable String decidedBy,
        @Nullable String reason,
        int version) {
    public ConnectionPlanView {
        tasks = List.copyOf(tasks);
        zones = List.copyOf(zones);
    }
}
