package vn.giamsat.field;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Viewer;

/// Somebody who wants to listen.
///
/// @param lastEventId where the stream before broke off, or the `next` of a copy that is complete;
///     null to begin now
/// @param end when the stream ends at the latest
/// @param cut breaks the connection off at once
public record EventRequest(
        Viewer.Person viewer, @Nullable String lastEventId, Instant end, Runnable cut) {}
