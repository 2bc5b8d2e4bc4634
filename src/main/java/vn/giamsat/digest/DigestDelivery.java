package vn.giamsat.digest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.notice.DeliveryState;

/// A digest on its way to somebody, for those who see to it that people are reached; what it told
/// is told by mail only.
///
/// @param personId whom it goes to
/// @param province key of the unit that all of it is of; absent for several or the nation
/// @param at when it was composed
/// @param tries how often it was begun
/// @param dueAt when it is tried next; absent when it is settled
/// @param settledAt when a server took it, or it was given up
/// @param status SMTP reply code of the last refusal; absent without one
/// @param error why the last try failed; absent for none
public record DigestDelivery(
        UUID id,
        UUID personId,
        @Nullable String province,
        Instant at,
        DeliveryState state,
        int tries,
        @Nullable Instant dueAt,
        @Nullable Instant settledAt,
        @Nullable Integer status,
        @Nullable String error) {}
