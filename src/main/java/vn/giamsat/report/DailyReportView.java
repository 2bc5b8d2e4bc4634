package vn.giamsat.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version of what a province reports of a day within an order.
///
/// @param number of the version, from 1; 0 while nobody has touched it
/// @param confirmed whether somebody has submitted these figures; else they are as computed now
/// @param settled whether they are whole: before, what happened until the cut-off may still come
/// @param late whether it was submitted late, or no version is submitted and it is late by now
/// @param cutOff as of when the figures are
/// @param changes since the day before
/// @param remarks of the DIC
/// @param submittedBy name of the person
/// @param decidedBy name of who accepted or returned it
/// @param reason why it was returned
/// @param exceptionUntil until when it may be corrected although it is locked
/// @param remindedAt when it was noted that the report is due soon; absent where it was there then
/// @param markedLateAt when it was noted that it is late; likewise
/// @param legal what may be done with it now, by [ReportMove]
/// @param version counts changes over all versions; the strong ETag
public record DailyReportView(
        UUID campaignId,
        String province,
        LocalDate day,
        int number,
        ReportStateName state,
        boolean confirmed,
        boolean settled,
        boolean late,
        Instant cutOff,
        Figures figures,
        List<FigureChange> changes,
        String remarks,
        @Nullable Instant submittedAt,
        @Nullable String submittedBy,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason,
        @Nullable Instant exceptionUntil,
        @Nullable Instant remindedAt,
        @Nullable Instant markedLateAt,
        List<String> legal,
        int version) {
    public DailyReportView {
        changes = List.copyOf(changes);
        legal = List.copyOf(legal);
    }
}
