package vn.giamsat.registry;

import java.util.List;
import java.util.UUID;
import vn.giamsat.shared.Violation;

/// Whether one line of an import can be stored, and why not.
///
/// @param line where it stands in the file; the header is line 1
/// @param id the id that the row has or will have
/// @param effect what storing the line does
public record LineVerdict(
        int line, UUID id, boolean accepted, Effect effect, List<Violation> violations) {
    /// What a line is for the registry.
    public enum Effect {
        NEW,
        CHANGED,
        UNCHANGED
    }
}
