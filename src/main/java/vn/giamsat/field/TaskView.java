package vn.giamsat.field;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// Something that the viewer has to do at a facility for an order.
///
/// @param id the same for all that becomes due there for the order, one after the other
/// @param campaignNumber as it stands on the order
/// @param since when the facility came to the step that asks for it
/// @param dueOn last day, in Vietnam
public record TaskView(
        UUID id,
        TaskKind kind,
        UUID campaignId,
        String campaignNumber,
        String campaignTitle,
        UUID facilityId,
        Instant since,
        LocalDate dueOn) {}
