package vn.giamsat.report;

import java.time.Instant;
import java.time.LocalDate;

/// A day as reports count it: the 24 hours up to its cut-off, so that every hour is in one report.
///
/// @param before the cut-off of two days earlier, where the day before begins
/// @param from the cut-off of the day before
/// @param cutOff as of when the figures are
/// @param settling from when on everything that was before the cut-off should be stored
/// @param lateFrom first instant at which its reports are late
record ReportingDay(
        LocalDate day,
        Instant before,
        Instant from,
        Instant cutOff,
        Instant settling,
        Instant lateFrom) {}
