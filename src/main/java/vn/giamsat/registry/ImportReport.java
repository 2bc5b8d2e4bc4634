package vn.giamsat.registry;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// What an import found, line by line.
///
/// @param dryRun whether only a verdict was asked for
/// @param committed whether the lines were stored: all, or none
@RegisterForReflection(registerFullHierarchy = true) // a resource gives it or a problem
public record ImportReport(
        boolean dryRun,
        boolean committed,
        int lines,
        int accepted,
        int rejected,
        List<LineVerdict> verdicts) {
    static ImportReport of(boolean dryRun, boolean committed, List<LineVerdict> verdicts) {
        var accepted = (int) verdicts.stream().filter(LineVerdict::accepted).count();
        return new ImportReport(
                dryRun,
                committed,
                verdicts.size(),
                accepted,
                verdicts.size() - accepted,
                List.copyOf(verdicts));
    }
}
