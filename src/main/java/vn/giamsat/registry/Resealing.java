package vn.giamsat.registry;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Scope;
import vn.giamsat.access.Viewer;
import vn.giamsat.registry.KeysInUse.KeyUse;
import vn.giamsat.registry.KeysInUse.ResealingPass;
import vn.giamsat.registry.SealedLogins.Batch;
import vn.giamsat.registry.SealedLogins.Login;
import vn.giamsat.registry.SealedLogins.Order;
import vn.giamsat.registry.SealedLogins.Store;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Turns;

/// Seals every stored login with the current key while all else goes on. Batches are transactions
/// of their own, so a pass that was killed has lost nothing: the next one finds what is left.
/// Cameras do not change, so no version does, and nobody is told. Event loop.
@ApplicationScoped
public class Resealing {
    private static final Logger LOG = Logger.getLogger(Resealing.class);
    private static final ResealingPass BEGUN = new ResealingPass(true, 0, 0);

    private final SealedLogins logins;
    private final SealingKeys keys;
    private final CredentialSeal seal;
    private final AtomicReference<@Nullable Uni<ResealingPass>> running = new AtomicReference<>();
    private volatile @Nullable ResealingPass lastPass;

    Resealing(SealedLogins logins, SealingKeys keys, CredentialSeal seal) {
        this.logins = logins;
        this.keys = keys;
        this.seal = seal;
    }

    /// Which keys seal the stored logins now.
    ///
    /// @throws Problem FORBIDDEN to who keeps no keys
    public Uni<KeysInUse> inUse(Viewer viewer) {
        demandKeeper(viewer);
        return logins.byKey().map(this::inUse);
    }

    /// Seals what older keys seal with the current one; the item comes when that is done. Who waits
    /// less long just lets go, the pass goes on; who asks meanwhile joins it.
    ///
    /// @throws Problem FORBIDDEN to who keeps no keys
    public Uni<KeysInUse> reseal(Viewer.Person keeper) {
        demandKeeper(keeper);
        return Uni.createFrom()
                .deferred(
                        () -> {
                            var asker = Vertx.currentContext();
                            return joined(keeper).emitOn(task -> Turns.on(asker, task));
                        })
                .chain(() -> inUse(keeper));
    }

    private static void demandKeeper(Viewer viewer) {
        if (!(viewer.scope(Permission.KEEP_KEYS) instanceof Scope.Nation)) {
            throw new Problem(ErrorCode.FORBIDDEN);
        }
    }

    private Uni<ResealingPass> joined(Viewer.Person keeper) {
        var mine = pass(keeper).onTermination().invoke(this::ended).memoize().indefinitely();
        var first = running.compareAndExchange(null, mine);
        if (first != null) {
            return first;
        }
        mine.subscribe().with(Resealing::tell, Resealing::tellLoss);
        return mine;
    }

    private Uni<ResealingPass> pass(Viewer.Person keeper) {
        var walk = new Walk();
        return Multi.createFrom()
                .items(Store.values())
                .onItem()
                .transformToUniAndConcatenate(store -> walked(keeper, store, walk))
                .collect()
                .last()
                .map(end -> walk.done);
    }

    private Uni<Batch> walked(Viewer.Person keeper, Store store, Walk walk) {
        var order = new Order(keeper, store, keys.ring().older(), this::resealed);
        return Multi.createBy()
                .repeating()
                .uni(() -> walk, at -> logins.next(at.last, order))
                .whilst(batch -> batch.last() != null)
                .onItem()
                .invoke(batch -> lastPass = walk.on(batch))
                .collect()
                .last();
    }

    private Optional<Login> resealed(Login login) {
        try {
            var opened = seal.open(login.cameraId(), login.sealed());
            return Optional.of(new Login(login.cameraId(), seal.seal(login.cameraId(), opened)));
        } catch (IllegalStateException unopened) {
            LOG.warnf(
                    "A stored login does not open, it stays as it is cameraId=%s: %s",
                    login.cameraId(), unopened.getMessage());
            return Optional.empty();
        }
    }

    private void ended() {
        running.set(null);
        var last = lastPass;
        if (last != null) {
            lastPass = new ResealingPass(false, last.resealed(), last.unopened());
        }
    }

    private static void tell(ResealingPass done) {
        LOG.infof(
                "Camera logins are sealed with the current key resealed=%d unopened=%d",
                done.resealed(), done.unopened());
    }

    private static void tellLoss(Throwable lost) {
        LOG.warnf("Re-sealing stopped on the way; ask again to go on: %s", lost.getMessage());
    }

    private KeysInUse inUse(Map<String, Integer> counts) {
        var ring = keys.ring();
        var names = new TreeSet<>(counts.keySet());
        names.addAll(ring.keys().keySet());
        var all =
                names.stream()
                        .map(
                                name ->
                                        new KeyUse(
                                                name,
                                                ring.named(name).isPresent(),
                                                counts.getOrDefault(name, 0)))
                        .toList();
        var older = all.stream().filter(key -> !key.name().equals(ring.current().id())).toList();
        return new KeysInUse(
                ring.current().id(), all, sum(older, true), sum(older, false), lastPass);
    }

    private static int sum(List<KeyUse> keys, boolean configured) {
        return keys.stream()
                .filter(key -> key.configured() == configured)
                .mapToInt(KeyUse::logins)
                .sum();
    }

    /// How far a pass is. Batches come one after the other.
    private static final class Walk {
        private @Nullable UUID last;
        private ResealingPass done = BEGUN;

        ResealingPass on(Batch batch) {
            last = batch.last();
            done =
                    new ResealingPass(
                            true,
                            done.resealed() + batch.resealed(),
                            done.unopened() + batch.unopened());
            return done;
        }
    }
}
