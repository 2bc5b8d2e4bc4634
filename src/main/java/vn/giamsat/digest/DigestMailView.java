package vn.giamsat.digest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.notice.DeliveryState;

/// One digest on its way; what it told is told by mail only.
///
/// @param at when it was composed
/// @param tries how often it was begun
/// @param dueAt when it is tried next; absent when it is settled
/// @param settledAt when a server took it, or it was given up
/// @param status SMTP reply code of the last refusal; absent without one
/// @param error why the last try failed; absent for none
public record DigestMailView(
        UUID id,
        Instant at,
        DeliveryState state,
        int tries,
        @Nullable Instant dueAt,
        @Nullable Instant settledAt,
        @Nullable Integer status,
        @Nullable String error) {}
