package vn.giamsat.field;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Scope;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// Wakes the streams of this process in whose scope something changed: the database is asked every
/// half second, one question for all of them and none while nobody listens, so that no notice can
/// be missed. What they are told each reads in its own scope. Event loop.
@ApplicationScoped
class ChangeWatch {
    private static final Logger LOG = Logger.getLogger(ChangeWatch.class);
    private static final long ASK_EVERY_MILLISECONDS = 500;

    /// A question that waits longer, for a connection that others hold, is asked anew.
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    /// `$1`: the horizon of the question before; null for the first.
    private static final String PLACES =
            """
            select h.horizon::text as horizon, e.facility_id, e.province, e.enterprise
              from (select pg_snapshot_xmin(pg_current_snapshot()) as horizon) h
              left join lateral (
                   select distinct facility_id, province, enterprise from change_entry
                    where transaction >= $1::text::xid8 and transaction < h.horizon) e on true\
            """;

    private final ScopedTransaction transactions;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String horizon;
    private volatile boolean asking;
    private volatile long timer;

    ChangeWatch(ScopedTransaction transactions, MeterRegistry registry) {
        this.transactions = transactions;
        Gauge.builder("giamsat.event.streams", streams, Set::size).register(registry);
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer = vertx.setPeriodic(ASK_EVERY_MILLISECONDS, tick -> ask());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    /// Before the process waits for what is being answered: streams would never end.
    void end(@Observes ShutdownDelayInitiatedEvent end) {
        streams.forEach(EventStream::end);
    }

    void enter(EventStream stream) {
        streams.add(stream);
    }

    void leave(EventStream stream) {
        streams.remove(stream);
    }

    private void ask() {
        if (asking) {
            return;
        }
        if (streams.isEmpty()) {
            horizon = null;
            return;
        }
        asking = true;
        transactions
                .rows(
                        new Viewer.Sweeper().scope(Permission.READ),
                        PLACES,
                        Tuple.of(horizon),
                        Place::of)
                .ifNoItem()
                .after(ANSWER_WITHIN)
                .fail()
                .onTermination()
                .invoke(() -> asking = false)
                .subscribe()
                .with(this::tell, lost -> LOG.debug("Changes cannot be asked for", lost));
    }

    /// The first question tells nothing of what came before it, so it wakes all.
    private void tell(List<Place> places) {
        var first = horizon == null;
        horizon = places.getFirst().horizon();
        streams.stream()
                .filter(stream -> first || places.stream().anyMatch(it -> it.isSeen(stream)))
                .forEach(EventStream::wake);
    }

    /// Where something changed; nowhere, where nothing did.
    private record Place(String horizon, Scope.@Nullable Place place) {
        static Place of(Row row) {
            var facility = row.getUUID("facility_id");
            return new Place(
                    row.getString("horizon"),
                    facility == null
                            ? null
                            : new Scope.Place(
                                    facility,
                                    row.getString("province"),
                                    row.getString("enterprise")));
        }

        boolean isSeen(EventStream stream) {
            return place != null && stream.scope().admits(place);
        }
    }
}
