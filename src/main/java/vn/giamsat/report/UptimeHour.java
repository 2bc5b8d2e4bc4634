package vn.giamsat.report;

import java.time.Instant;

/// Seconds of all cameras in service together, within one hour.
///
/// @param hour when it begins
/// @param upSeconds with a good picture
/// @param downSeconds without one (DEGRADED, DOWN), and no report excuses it
/// @param excusedSeconds under maintenance, or without a good picture while a report excused it
public record UptimeHour(Instant hour, long upSeconds, long downSeconds, long excusedSeconds) {}
