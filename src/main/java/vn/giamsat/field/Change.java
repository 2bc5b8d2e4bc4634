package vn.giamsat.field;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.field.SyncPlace.Following;

/// That a row changed, or is listed.
///
/// @param changeId of HEALTH: the change itself; null where the camera only moved
/// @param facilityId where it is; null for a report
/// @param place behind which the next one is read
record Change(
        ChangeKind kind,
        UUID rowId,
        @Nullable UUID changeId,
        @Nullable UUID facilityId,
        SyncPlace place) {
    /// Where following goes on behind it.
    Following following() {
        return (Following) place;
    }
}
