package vn.giamsat.probe;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.function.Consumer;

/// Looks at one camera, as far up the ladder as it is asked to.
public interface Prober {
    /// Begins a probe, which never fails: a camera that cannot be seen is an outcome. The caller
    /// owns the schedule; the prober owns its time limits.
    ///
    /// @param whenOver is told once, on any thread, and possibly before this returns; a cancelled
    ///     probe may tell nothing
    Cancellable begin(ProbeTarget target, Look look, Consumer<ProbeOutcome> whenOver);

    /// The same as a step of a pipeline.
    default Uni<ProbeOutcome> probe(ProbeTarget target, Look look) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            var begun = begin(target, look, emitter::complete);
                            emitter.onTermination(begun::cancel);
                        });
    }
}
