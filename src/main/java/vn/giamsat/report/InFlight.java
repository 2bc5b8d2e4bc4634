package vn.giamsat.report;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import vn.giamsat.shared.Turns;

/// Work that is done for all who ask for it while it is under way. What it came to is kept for
/// nobody who asks later; it goes on when one of them leaves. Each is answered on the context that
/// he asked from. Any thread.
final class InFlight<K, T> {
    private final Map<K, Uni<T>> underWay = new ConcurrentHashMap<>();

    Uni<T> shared(K key, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            var asker = Vertx.currentContext();
                            return underWay.computeIfAbsent(key, it -> begun(it, work))
                                    .emitOn(task -> Turns.on(asker, task));
                        });
    }

    private Uni<T> begun(K key, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onTermination()
                .invoke(() -> underWay.remove(key))
                .memoize()
                .indefinitely();
    }
}
