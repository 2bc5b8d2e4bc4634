package vn.giamsat.field;

import java.time.Instant;
import java.time.LocalDate;

/// In how many places the viewer has the same to do for an order.
///
/// @param order its number
/// @param dueOn last day, in Vietnam
/// @param places facilities, or provinces whose report is due
/// @param newest since when the last of them asks for it
public record TaskSum(TaskKind kind, String order, LocalDate dueOn, int places, Instant newest) {}
