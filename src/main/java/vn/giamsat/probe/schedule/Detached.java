package vn.giamsat.probe.schedule;

import io.smallrye.context.SmallRyeThreadContext;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.ThreadContext;

/// Makes pipelines that carry nothing of who made them. A probe belongs to no request and to no
/// trace, but each step of a pipeline looks for both, keeps them and puts them back.
class Detached {
    private final SmallRyeThreadContext nothing =
            (SmallRyeThreadContext)
                    ThreadContext.builder()
                            .propagated(ThreadContext.NONE)
                            .cleared(ThreadContext.NONE)
                            .unchanged(ThreadContext.ALL_REMAINING)
                            .build();

    /// What is made and subscribed to within it is detached, not what follows later.
    <T> T make(Supplier<T> pipeline) {
        return SmallRyeThreadContext.withThreadContext(nothing, pipeline);
    }
}
