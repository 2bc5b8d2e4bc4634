package vn.giamsat.health;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How things stand, as far as the viewer may see.
///
/// @param nation the sum of the provinces
/// @param provinces those with a facility, by key
public record Overview(Line nation, List<Line> provinces) {
    /// How a province stands.
    ///
    /// @param province key; null for the nation
    /// @param facilities without the closed
    /// @param cameras in service
    /// @param worstReasons the commonest reasons of cameras that are not up, at most 5
    public record Line(
            @Nullable String province,
            long facilities,
            long cameras,
            long up,
            long degraded,
            long down,
            long unknown,
            List<ReasonCount> worstReasons) {}

    /// How many cameras in service are not up for a reason.
    public record ReasonCount(String reason, long cameras) {}
}
