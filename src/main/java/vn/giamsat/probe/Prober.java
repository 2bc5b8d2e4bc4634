package vn.giamsat.probe;

import io.smallrye.mutiny.Uni;

/// Looks at one camera, as far up the ladder as it is asked to.
public interface Prober {
    /// Never fails: a camera that cannot be seen is an outcome. The caller owns the schedule; the
    /// prober owns its time limits.
    Uni<ProbeOutcome> probe(ProbeTarget target, Look look);
}
