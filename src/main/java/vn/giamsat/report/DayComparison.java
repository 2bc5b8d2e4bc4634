package vn.giamsat.report;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What changed between two days, over all provinces that the viewer sees.
public record DayComparison(
        UUID campaignId, LocalDate day, LocalDate with, List<FigureChange> changes) {
    public DayComparison {
        changes = List.copyOf(changes);
    }
}
