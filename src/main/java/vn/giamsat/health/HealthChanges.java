package vn.giamsat.health;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import vn.giamsat.access.Scope;

/// The changes of state as they happen, each after its commit, so that who reads back sees it.
/// Those of this process; nothing is kept for who comes later. A change may come twice when the
/// database was lost in the middle of a commit: its id tells.
@ApplicationScoped
public class HealthChanges {
    private static final int BUFFER = 1_000;

    /// A change and where it happened, so that its reader can be told whether it may be seen.
    public record Placed(HealthChange change, Scope.Place place) {}

    private final BroadcastProcessor<Placed> source = BroadcastProcessor.create();

    /// A subscriber that lags 1,000 changes behind is failed with a back-pressure failure; it
    /// subscribes again and reads what it missed from [HealthHistory]. It never holds up others.
    /// Every scope sees every change here: the caller filters by its viewer.
    public Multi<Placed> stream() {
        return source.onOverflow().buffer(BUFFER);
    }

    void emit(List<Placed> written) {
        written.forEach(source::onNext);
    }
}
