package vn.giamsat.health;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes what is unwritten, one flush at a time: who asks during one gets the next. What a lost
/// database did not take goes back and is tried again. A row whose values the database will never
/// take (SQLSTATE classes 22 and 23) is found by halving and dropped, so that it cannot block the
/// others; so is what was found in a shard that this replica has lost. States come before samples,
/// and samples before pictures. Event loop.
final class Flush {
    private static final Logger LOG = Logger.getLogger(Flush.class);
    private static final int CAMERAS_PER_TRANSACTION = 500;
    private static final int SAMPLES_PER_TRANSACTION = 4_000;
    private static final int PICTURES_PER_TRANSACTION = 64; // 2 MB

    /// A database that died without a word must not hold the flush for ever.
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private static final String MOVED_MEANWHILE = "23503";

    private final Ledger ledger;
    private final UnwrittenSamples samples;
    private final UnwrittenPictures pictures;
    private final HealthStore store;
    private final HealthChanges changes;
    private final List<UniEmitter<? super Void>> waiting = new ArrayList<>();
    private final LongAdder refused = new LongAdder();
    private boolean running;
    private boolean failing;

    /// What is to be written.
    record Held(Ledger ledger, UnwrittenSamples samples, UnwrittenPictures pictures) {}

    Flush(Held held, HealthStore store, HealthChanges changes) {
        this.ledger = held.ledger();
        this.samples = held.samples();
        this.pictures = held.pictures();
        this.store = store;
        this.changes = changes;
    }

    Uni<Void> now() {
        return Uni.createFrom()
                .emitter(
                        asker -> {
                            if (attend(asker)) {
                                run();
                            }
                        });
    }

    private synchronized boolean attend(UniEmitter<? super Void> asker) {
        waiting.add(asker);
        var idle = !running;
        running = true;
        return idle;
    }

    private void run() {
        var served = called();
        health(ledger.due())
                .chain(() -> samples(samples.size()))
                .chain(() -> pictures(pictures.size()))
                .subscribe()
                .with(
                        done -> {
                            told(false, "");
                            served.forEach(asker -> asker.complete(null));
                            again();
                        },
                        failure -> {
                            told(true, failure.toString());
                            served.forEach(asker -> asker.fail(failure));
                            again();
                        });
    }

    private synchronized List<UniEmitter<? super Void>> called() {
        var served = List.copyOf(waiting);
        waiting.clear();
        return served;
    }

    private void again() {
        if (asked()) {
            run();
        }
    }

    private synchronized boolean asked() {
        running = !waiting.isEmpty();
        return running;
    }

    private Uni<Void> health(int left) {
        var debts = ledger.take(Math.min(left, CAMERAS_PER_TRANSACTION));
        if (debts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return halving(debts, this::write)
                .invoke(() -> ledger.written(debts))
                .onFailure()
                .invoke(() -> ledger.giveBack(debts))
                .chain(() -> health(left - debts.size()));
    }

    private Uni<Void> write(List<Unwritten> debts) {
        return store.write(debts)
                .invoke(written -> refused(written.refused()))
                .invoke(written -> changes.emit(written.changes()))
                .replaceWithVoid();
    }

    private void refused(int count) {
        if (count > 0) {
            refused.add(count);
            LOG.infof("Results are dropped: other replicas have the cameras count=%d", count);
        }
    }

    /// How many results were dropped because another replica has the camera.
    long refused() {
        return refused.sum();
    }

    private Uni<Void> samples(int left) {
        return left <= 0
                ? Uni.createFrom().voidItem()
                : samples.take(SAMPLES_PER_TRANSACTION)
                        .map(pack -> kept(pack).chain(() -> samples(left - pack.samples().size())))
                        .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> kept(SamplePack pack) {
        return store.writeSamples(pack)
                .ifNoItem()
                .after(ANSWER_WITHIN)
                .fail()
                .onFailure(Flush::isPoison)
                .recoverWithItem(Flush::lost)
                .onFailure()
                .invoke(() -> samples.giveBack(pack));
    }

    private static @Nullable Void lost(Throwable refused) {
        LOG.errorf("The database refuses samples for ever: %s", refused.getMessage());
        return null;
    }

    private Uni<Void> pictures(int left) {
        var taken = pictures.take(Math.min(left, PICTURES_PER_TRANSACTION));
        if (taken.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return halving(taken, store::writePictures)
                .onFailure()
                .invoke(() -> pictures.giveBack(taken))
                .chain(() -> pictures(left - taken.size()));
    }

    private static <T> Uni<Void> halving(List<T> rows, Function<List<T>, Uni<Void>> write) {
        return write.apply(rows)
                .ifNoItem()
                .after(ANSWER_WITHIN)
                .fail()
                .onFailure(Flush::isPoison)
                .recoverWithUni(refused -> halves(rows, write, refused));
    }

    private static <T> Uni<Void> halves(
            List<T> rows, Function<List<T>, Uni<Void>> write, Throwable refused) {
        if (rows.size() == 1) {
            LOG.errorf("The database refuses a row of health for ever: %s", refused.getMessage());
            return Uni.createFrom().voidItem();
        }
        var middle = rows.size() / 2;
        return halving(rows.subList(0, middle), write)
                .chain(() -> halving(rows.subList(middle, rows.size()), write));
    }

    private static boolean isPoison(Throwable failure) {
        return failure instanceof PgException said
                && said.getSqlState() != null
                && !said.getSqlState().equals(MOVED_MEANWHILE)
                && (said.getSqlState().startsWith("22") || said.getSqlState().startsWith("23"));
    }

    private void told(boolean fails, String why) {
        if (fails && !failing) {
            LOG.warnf("Health cannot be written, it is kept in memory: %s", why);
        } else if (!fails && failing) {
            LOG.warn("Health can be written again");
        }
        failing = fails;
    }
}
