package vn.giamsat.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A destination of events. Its secret is told once, when it is made ([NewSecret]).
///
/// @param province key of the unit whose events it gets; absent for the nation
/// @param version counts changes
public record WebhookView(
        UUID id,
        @Nullable String province,
        String name,
        String address,
        List<EventKind> kinds,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    public WebhookView {
        kinds = List.copyOf(kinds);
    }

    /// As it was entered, to change something of it.
    WebhookDraft draft() {
        return new WebhookDraft(null, province, name, address, kinds);
    }
}
