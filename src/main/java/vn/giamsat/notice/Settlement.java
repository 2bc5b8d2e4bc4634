package vn.giamsat.notice;

import java.time.Instant;

/// Where a try leaves what was to be sent.
///
/// @param dueAt when it is tried next; without meaning when it is settled
/// @param now when the try was over
public record Settlement(DeliveryState state, Instant dueAt, Instant now, Outcome outcome) {}
