package vn.giamsat.registry;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.Predicate;

/// What an import found, line by line.
///
/// @param dryRun whether only a verdict was asked for
/// @param changed lines whose row is there and becomes another
/// @param unchanged lines whose row is there as they say
/// @param committed whether the lines were stored: all, or none
@RegisterForReflection(registerFullHierarchy = true) // a resource gives it or a problem
public record ImportReport(
        boolean dryRun,
        boolean committed,
        int lines,
        int accepted,
        int rejected,
        int changed,
        int unchanged,
        List<LineVerdict> verdicts) {
    static ImportReport of(boolean dryRun, boolean committed, List<LineVerdict> verdicts) {
        var accepted = count(verdicts, LineVerdict::accepted);
        return new ImportReport(
                dryRun,
                committed,
                verdicts.size(),
                accepted,
                verdicts.size() - accepted,
                count(verdicts, verdict -> verdict.effect() == LineVerdict.Effect.CHANGED),
                count(verdicts, verdict -> verdict.effect() == LineVerdict.Effect.UNCHANGED),
                List.copyOf(verdicts));
    }

    private static int count(List<LineVerdict> verdicts, Predicate<LineVerdict> which) {
        return (int) verdicts.stream().filter(which).count();
    }
}
