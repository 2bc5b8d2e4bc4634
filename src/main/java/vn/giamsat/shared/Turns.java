package vn.giamsat.shared;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Works through many items on the event loop without holding it: a few per turn, then others are
/// let through.
public final class Turns {
    private Turns() {}

    /// Applies the work to every item, in order. What the work throws fails the result.
    public static <T> Uni<Void> each(Iterator<T> items, int perTurn, Consumer<T> work) {
        return Uni.createFrom()
                .item(() -> some(items, perTurn, work))
                .chain(
                        more ->
                                more
                                        ? next().chain(() -> each(items, perTurn, work))
                                        : Uni.createFrom().voidItem());
    }

    private static <T> boolean some(Iterator<T> items, int perTurn, Consumer<T> work) {
        for (var done = 0; done < perTurn && items.hasNext(); done++) {
            work.accept(items.next());
        }
        return items.hasNext();
    }

    /// Runs the task on the context that somebody asked from; here and now where there is none.
    public static void on(@Nullable Context asker, Runnable task) {
        if (asker == null) {
            task.run();
        } else {
            asker.runOnContext(turn -> task.run());
        }
    }

    private static Uni<Void> next() {
        Context context = Vertx.currentContext();
        if (context == null) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .emitter(emitter -> context.runOnContext(turn -> emitter.complete(null)));
    }
}
