package vn.giamsat.health;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What somebody says of an incident.
///
/// @param note replaces what was said before; absent or blank leaves it
public record Acknowledgement(@Nullable @Size(max = 2000) String note) {
    @Nullable String told() {
        return note == null || note.isBlank() ? null : note.strip();
    }
}
