package vn.giamsat.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Brings what administrators chose into force, on every replica within 5 s: as for appointments
/// ([Standing]) the database is asked every 2 s, so that no notice can be missed. While it is away
/// all stays as it was. What is stored and makes no sense any more, because the rest of the
/// configuration is another, is told with WARN and not used. Event loop.
@ApplicationScoped
public class SettingsInForce {
    private static final Logger LOG = Logger.getLogger(SettingsInForce.class);
    private static final long ASK_EVERY_MILLISECONDS = 2_000;
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);
    private static final int EARLY = 10; // behind the migration, before probing begins

    static final String ROWS = "select key, value, since from setting order by key";

    private final ScopedTransaction transactions;
    private final Map<String, Setting> known;
    private final Set<Stored> told = new HashSet<>();
    private final AtomicLong questions = new AtomicLong();
    private long answered;
    private volatile boolean asking;
    private volatile long timer;

    @Inject
    SettingsInForce(ScopedTransaction transactions, @Any Instance<Adjustable> features) {
        this(transactions, features.stream());
    }

    SettingsInForce(ScopedTransaction transactions, Stream<Adjustable> features) {
        this.transactions = transactions;
        this.known =
                features.map(Adjustable::settings)
                        .flatMap(List::stream)
                        .collect(Collectors.toUnmodifiableMap(Setting::key, Function.identity()));
    }

    /// A row.
    record Stored(String key, int value, Instant since) {}

    void start(@Observes @Priority(EARLY) StartupEvent start, Vertx vertx) {
        ask();
        timer = vertx.setPeriodic(ASK_EVERY_MILLISECONDS, tick -> ask());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void ask() {
        if (asking) {
            return;
        }
        asking = true;
        refresh()
                .ifNoItem()
                .after(ANSWERED_WITHIN)
                .fail()
                .onTermination()
                .invoke(() -> asking = false)
                .subscribe()
                .with(done -> {}, lost -> LOG.debug("Settings cannot be asked for", lost));
    }

    /// Reads what is stored and brings it into force here.
    Uni<Void> refresh() {
        var question = questions.incrementAndGet();
        return transactions
                .rows(new Scope.Probing(), ROWS, Tuple.tuple(), SettingsInForce::stored)
                .invoke(rows -> take(rows, question))
                .replaceWithVoid();
    }

    static Stored stored(Row row) {
        return new Stored(
                row.getString("key"),
                row.getInteger("value"),
                row.getOffsetDateTime("since").toInstant());
    }

    /// An answer that was asked for before a change, and comes after it, must not undo it.
    private synchronized void take(List<Stored> rows, long question) {
        if (question < answered) {
            return;
        }
        answered = question;
        var chosen =
                rows.stream()
                        .filter(this::isUsable)
                        .collect(Collectors.toMap(Stored::key, Stored::value));
        known.values().forEach(setting -> choose(setting, chosen.get(setting.key())));
    }

    private static void choose(Setting setting, @Nullable Integer value) {
        var was = setting.chosen().orElse(null);
        if (!Objects.equals(was, value)) {
            setting.choose(value);
            LOG.infof(
                    "A setting is another one key=%s value=%s was=%s",
                    setting.key(), told(value), told(was));
        }
    }

    private static String told(@Nullable Integer value) {
        return value == null ? "as configured" : value.toString();
    }

    private boolean isUsable(Stored row) {
        var setting = known.get(row.key());
        var usable = setting != null && setting.range().holds(row.value());
        if (!usable && told.add(row)) {
            LOG.warnf(
                    "A stored setting makes no sense and is not used key=%s value=%d: %s",
                    row.key(), row.value(), reason(setting));
        }
        return usable;
    }

    private static String reason(@Nullable Setting setting) {
        return setting == null
                ? "this version does not know it"
                : "it must be %d to %d now, choose another or go back"
                        .formatted(setting.range().min(), setting.range().max());
    }

    /// All settings, by key.
    List<Setting> all() {
        return known.values().stream().sorted(Comparator.comparing(Setting::key)).toList();
    }

    Optional<Setting> byKey(String key) {
        return Optional.ofNullable(known.get(key));
    }
}
