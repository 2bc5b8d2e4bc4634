package vn.giamsat.report;

import java.time.LocalDate;
import java.util.UUID;

/// The report of a province for a day within an order.
///
/// @param province key
public record ReportPlace(UUID campaignId, LocalDate day, String province) {}
