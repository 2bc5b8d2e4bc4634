package vn.giamsat.access;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Turns;

/// A transaction that waits, after its work, for the answer that is made of its result. Its session
/// or connection is used on the context that it began on.
///
///     claimed ──▶ worked ──conclude──▶ answer kept ──▶ committed
///                    └─────abandon───▶ rolled back
///
/// @param <T> what the work gives
final class HeldTransaction<T> {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Attempt attempt;
    private final UniEmitter<? super T> result;
    private final CompletableFuture<KeptAnswer> answer = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private @Nullable Context home;
    private boolean worked;

    /// @param result is told what the work gave, or why it failed, before the transaction ends
    HeldTransaction(Attempt attempt, UniEmitter<? super T> result) {
        this.attempt = attempt;
        this.result = result;
    }

    static Problem inFlight() {
        return Problem.later(ErrorCode.REQUEST_IN_FLIGHT, SOON);
    }

    /// What happens within the transaction, after it was entered.
    ///
    /// @throws Problem REQUEST_IN_FLIGHT
    Uni<T> work(Call.Line database, Supplier<Uni<T>> work) {
        home = Vertx.currentContext();
        return database.ask(attempt.claim())
                .invoke(HeldTransaction::demand)
                .chain(free -> work.get())
                .invoke(this::tell)
                .call(done -> answered().chain(given -> database.ask(attempt.keep(given))));
    }

    private static void demand(boolean free) {
        if (!free) {
            throw inFlight();
        }
    }

    private void tell(T done) {
        worked = true;
        result.complete(done);
    }

    private Uni<KeptAnswer> answered() {
        return Uni.createFrom().completionStage(answer);
    }

    /// Keeps the answer and commits.
    Uni<Void> conclude(KeptAnswer given) {
        Turns.on(home, () -> answer.complete(given));
        return Uni.createFrom().completionStage(end);
    }

    /// Rolls back.
    Uni<Void> abandon() {
        Turns.on(home, () -> answer.completeExceptionally(new Abandoned()));
        return Uni.createFrom()
                .completionStage(end)
                .onFailure(Abandoned.class)
                .recoverWithNull()
                .replaceWithVoid();
    }

    void committed() {
        end.complete(null);
    }

    void failed(Throwable failure) {
        if (!worked) {
            result.fail(failure);
        }
        end.completeExceptionally(failure);
    }

    /// Ends the transaction without its effects.
    private static final class Abandoned extends RuntimeException {
        Abandoned() {
            super("the request was not answered with success", null, false, false);
        }
    }
}
