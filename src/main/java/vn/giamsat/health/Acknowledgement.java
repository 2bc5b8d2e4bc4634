package vn.giamsat.health;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What somebody says of an incident.
///
/// @param note is added to what was said before ([Annotation]); absent or blank adds nothing
public record Acknowledgement(@Nullable @Size(max = 2000) String note) {
    @Nullable String told() {
        return note == null || note.isBlank() ? null : note.strip();
    }
}
