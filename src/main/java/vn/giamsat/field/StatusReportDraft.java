package vn.giamsat.field;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody reports of a facility, perhaps long after it happened: a phone keeps it until it
/// is online. All instants are by the phone's clock.
///
/// @param id made by the client when it was offline, with its `idNode` (`GET /me`) at the end; null
///     lets the service make one
/// @param cameraId for one camera's maintenance; demanded by what happens to one camera only
/// @param told in the person's own words
/// @param beginsAt at most 30 days from now; null for when it was reported
/// @param expectedEnd demanded of maintenance; at most 7 days after the beginning of an outage, and
///     30 of anything else; null for not known
/// @param clientOccurredAt when the person reported it; null for now
/// @param photos ids that the client made for photos that it sends before or after the report
public record StatusReportDraft(
        @Nullable UUID id,
        @NotNull UUID facilityId,
        @NotNull StatusKind kind,
        @Nullable UUID cameraId,
        @Nullable @Size(max = 2000) String told,
        @Nullable Instant beginsAt,
        @Nullable Instant expectedEnd,
        @Nullable Instant clientOccurredAt,
        @Nullable @Size(max = 10) List<@NotNull UUID> photos) {
    public StatusReportDraft {
        photos = photos == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(photos));
    }
}
