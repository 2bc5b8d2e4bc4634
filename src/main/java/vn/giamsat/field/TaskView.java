package vn.giamsat.field;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that the viewer has to do for an order.
///
/// @param id the same for all that becomes due at a facility for the order, one after the other; of
///     a report the same for its province and day
/// @param campaignNumber as it stands on the order
/// @param facilityId where it is to be done; absent for what a province does
/// @param province key
/// @param day that a report is of, in Vietnam; absent for what is done at a facility
/// @param since when the facility came to the step that asks for it; of a report when it was
///     reminded of or returned
/// @param lateSince when it was noted that the report is late; absent while it is not
/// @param dueOn last day, in Vietnam
public record TaskView(
        UUID id,
        TaskKind kind,
        UUID campaignId,
        String campaignNumber,
        String campaignTitle,
        @Nullable UUID facilityId,
        String province,
        @Nullable LocalDate day,
        Instant since,
        @Nullable Instant lateSince,
        LocalDate dueOn) {}
