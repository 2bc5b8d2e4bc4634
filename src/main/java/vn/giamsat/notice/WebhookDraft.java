package vn.giamsat.notice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A destination of events as a person enters it.
///
/// @param id made by the client, with its `idNode` (`GET /me`) at the end; null lets the service
///     make one
/// @param province key of the unit whose events it gets, with those that went into it; null for all
///     of the nation; stays
/// @param name whose it is, for people
/// @param address absolute URL, `https` unless the configuration allows more
/// @param kinds of events that it gets
public record WebhookDraft(
        @Nullable UUID id,
        @Nullable @Size(max = 20) String province,
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 1000) String address,
        @NotEmpty @Size(max = 20) List<@NotNull EventKind> kinds) {
    public WebhookDraft {
        // With what is null inside, for the rules to find.
        kinds = kinds == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(kinds));
    }
}
