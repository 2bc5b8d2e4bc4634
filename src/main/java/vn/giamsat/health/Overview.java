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
            int facilities,
            int cameras,
            int up,
            int degraded,
            int down,
            int unknown,
            List<ReasonCount> worstReasons) {}

    /// How many cameras in service are not up for a reason.
    public record ReasonCount(String reason, int cameras) {}
}
