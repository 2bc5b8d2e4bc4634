package vn.giamsat.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event on its way to one destination.
///
/// @param eventId what `webhook-id` tells, the same for all tries
/// @param kind an [EventKind], or `WEBHOOK_TEST`
/// @param tries how often it was begun
/// @param dueAt when it is tried next; absent when it is settled
/// @param status HTTP status of the last answer; absent without one
/// @param error why the last try failed, a word of [Outcome]; absent when none has
/// @param body JSON as it is sent
public record DeliveryView(
        UUID id,
        UUID webhookId,
        UUID eventId,
        String kind,
        Instant at,
        DeliveryState state,
        int tries,
        @Nullable Instant dueAt,
        @Nullable Instant settledAt,
        @Nullable Integer status,
        @Nullable String error,
        String body) {}
