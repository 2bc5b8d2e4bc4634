package vn.giamsat.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line of the ministry's view of a day.
///
/// @param state of the latest version
/// @param received whether a version was submitted
/// @param onTime whether the first one was submitted on time
/// @param late not on time, or not received and late by now
/// @param accepted whether the latest version is
/// @param confirmed whether the figures are those that the province submitted last, and were not
///     returned; else they are as computed, "not confirmed"
public record ProvinceReport(
        String province,
        ReportStateName state,
        boolean received,
        boolean onTime,
        boolean late,
        boolean accepted,
        boolean confirmed,
        @Nullable Instant submittedAt,
        Figures figures) {}
