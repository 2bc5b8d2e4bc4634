package vn.giamsat.access;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Problem;

/// A request that named a key, so that it can be repeated: the transaction of its effect is held
/// open until the answer is known, and ends with the answer in it. There is one such transaction
/// per request; what the service does outside of it is not undone when the request fails. The
/// request's event loop.
public final class Attempt {
    private final Viewer.Person viewer;
    private final String key;
    private final List<String> fingerprints;
    private @Nullable HeldTransaction<?> held;

    /// @param key 1 to 64 visible ASCII characters
    /// @param fingerprints of the request, in hex: the first is kept, and any of them may have been
    ///     kept before; the same key with another one is refused
    public Attempt(Viewer.Person viewer, String key, List<String> fingerprints) {
        this.viewer = viewer;
        this.key = key;
        this.fingerprints = List.copyOf(fingerprints);
    }

    /// The one of this viewer's request, if it is a person's who named a key.
    static @Nullable Attempt of(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Person person -> person.attempt();
            case Viewer.Administrator(var person) -> person.attempt();
            case Viewer.Sealer _,
                    Viewer.Prober _,
                    Viewer.Sweeper _,
                    Viewer.Notifier _,
                    Viewer.Counter _,
                    Viewer.Keeper _,
                    Viewer.Verifier _ ->
                    null;
        };
    }

    Viewer.Person viewer() {
        return viewer;
    }

    /// Whose key it is: the login's. Which entry of the lists a person is known by may change.
    String holder() {
        return viewer.subject();
    }

    String key() {
        return key;
    }

    /// The same for every request of this person under this key, and for no other: what a sealed
    /// answer is bound to.
    public UUID id() {
        return UUID.nameUUIDFromBytes((holder() + " " + key).getBytes(StandardCharsets.UTF_8));
    }

    List<String> fingerprints() {
        return fingerprints;
    }

    /// The ids of the appointments that the person acts under.
    List<UUID> appointments() {
        return viewer.inForce().map(Appointment::id).toList();
    }

    Call claim() {
        return new Call("claim_key", List.of(key));
    }

    Call keep(KeptAnswer answer) {
        return new Call(
                "keep_answer",
                List.of(
                        key,
                        fingerprints.getFirst(),
                        appointments().stream()
                                .map(UUID::toString)
                                .collect(Collectors.joining(",")),
                        Integer.toString(answer.status()),
                        new JsonObject(Map.copyOf(answer.headers())).encode(),
                        answer.sealed() ? "" : answer.body(),
                        answer.sealed() ? id().toString() : "",
                        answer.sealed() ? answer.body() : ""));
    }

    /// Runs a transaction that ends after [#conclude] or [#abandon] only; its result comes before.
    ///
    /// @param transaction works through [HeldTransaction#work]
    /// @throws Problem REQUEST_IN_FLIGHT
    <T> Uni<T> hold(Function<HeldTransaction<T>, Uni<T>> transaction) {
        return Uni.createFrom().emitter(result -> begin(transaction, result));
    }

    private <T> void begin(
            Function<HeldTransaction<T>, Uni<T>> transaction, UniEmitter<? super T> result) {
        if (held != null) {
            result.fail(new IllegalStateException("A request with a key has one transaction"));
            return;
        }
        var mine = new HeldTransaction<T>(this, result);
        held = mine;
        transaction
                .apply(mine)
                .subscribe()
                .with(
                        committed -> mine.committed(),
                        failure -> {
                            held = null;
                            mine.failed(failure);
                        });
    }

    /// Whether a transaction waits for the answer.
    boolean holds() {
        return held != null;
    }

    /// Ends the transaction with the answer in it.
    Uni<Void> conclude(KeptAnswer answer) {
        return held == null ? Uni.createFrom().voidItem() : held.conclude(answer);
    }

    /// Rolls back what is held: an answer that says no has no effect.
    public Uni<Void> abandon() {
        return held == null ? Uni.createFrom().voidItem() : held.abandon();
    }
}
