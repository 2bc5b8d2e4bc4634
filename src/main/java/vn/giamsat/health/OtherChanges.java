package vn.giamsat.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.fleet.Hearer;

/// Has [HealthChanges] tell here what other replicas, and the database itself, wrote: the ids are
/// announced when it is committed (migration V046). After a lost connection all changes are looked
/// up that may have been announced meanwhile. One reading at a time, so that they are told in the
/// order of their commits. Event loop.
@ApplicationScoped
public class OtherChanges implements Hearer {
    private static final Logger LOG = Logger.getLogger(OtherChanges.class);
    private static final String CHANNEL = "giamsat_health";
    private static final int AT_ONCE = 1_000;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration TRIED_FOR = Duration.ofMinutes(5);
    private static final String SINCE =
            """
            select change_id from change_entry
             where kind = 'HEALTH' and change_id is not null and transaction >= $1::text::xid8
             order by transaction, number\
            """;

    private final ScopedTransaction transactions;
    private final HealthChanges changes;
    private final Set<UUID> announced = new LinkedHashSet<>();
    private boolean reading;

    OtherChanges(ScopedTransaction transactions, HealthChanges changes) {
        this.transactions = transactions;
        this.changes = changes;
    }

    @Override
    public Set<String> channels() {
        return Set.of(CHANNEL);
    }

    @Override
    public void heard(String channel, String ids) {
        announce(Arrays.stream(ids.split(",")).map(UUID::fromString).toList());
    }

    @Override
    public void missed(String since) {
        patiently(
                        transactions.rows(
                                new Viewer.Sweeper().scope(Permission.READ),
                                SINCE,
                                Tuple.of(since),
                                row -> row.getUUID("change_id")))
                .subscribe()
                .with(this::announce, OtherChanges::untold);
    }

    private synchronized void announce(List<UUID> ids) {
        announced.addAll(changes.untold(ids));
        read();
    }

    private synchronized void read() {
        if (reading || announced.isEmpty()) {
            return;
        }
        reading = true;
        var ids = announced.stream().limit(AT_ONCE).toList();
        ids.forEach(announced::remove);
        patiently(transactions.read(new Viewer.Prober(), HealthHistory.placed(ids)))
                .subscribe()
                .with(
                        found -> {
                            changes.emit(found);
                            again();
                        },
                        lost -> {
                            untold(lost);
                            again();
                        });
    }

    private synchronized void again() {
        reading = false;
        read();
    }

    /// The database may be away for a moment; what is announced meanwhile waits.
    private static <T> Uni<T> patiently(Uni<T> question) {
        return question.onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .expireIn(TRIED_FOR.toMillis());
    }

    private static void untold(Throwable lost) {
        LOG.warnf("Changes of state of other replicas are not told here: %s", lost);
    }
}
