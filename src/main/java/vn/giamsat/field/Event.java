package vn.giamsat.field;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a stream tells (WHATWG HTML, section 9.2).
///
/// @param id token behind which the stream is resumed; null leaves the client's as it is
/// @param name `health`, `incident`, `task`, `removed`, `resync`; null for what is only a sign of
///     life
/// @param data null for a sign of life
public record Event(@Nullable String id, @Nullable String name, @Nullable Object data) {
    /// Something as it is now, or a change of health.
    static Event of(String id, ChangeKind kind, Object thing) {
        return new Event(id, kind.name().toLowerCase(Locale.ROOT), thing);
    }

    /// Something that the person may see no more, or has no more to do.
    static Event removed(String id, Removed what) {
        return new Event(id, "removed", what);
    }

    /// The first sign of life, which tells how soon to come back after a broken connection.
    static Event opened(@Nullable SyncToken behind) {
        return new Event(behind == null ? null : behind.text(), null, null);
    }

    static Event alive(SyncToken behind) {
        return new Event(behind.text(), null, null);
    }

    /// Events were forgotten, or the person may see other rows than before: the copy must be
    /// fetched anew. The stream goes on behind this.
    static Event resync(SyncToken behind) {
        return new Event(behind.text(), "resync", Map.of("address", ChangeFeed.RESYNC));
    }
}
