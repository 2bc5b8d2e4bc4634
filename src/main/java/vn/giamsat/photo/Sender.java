package vn.giamsat.photo;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import vn.giamsat.access.Viewer;

/// Who sends a body, which may take long: what lets the person in is asked for again on the way.
///
/// @param held answers with a failure when the person may not go on
public record Sender(Viewer.Person person, Supplier<Uni<Void>> held) {
    /// @return fails with the problem UNAUTHENTICATED or FORBIDDEN
    Uni<Void> demand() {
        return held.get();
    }
}
