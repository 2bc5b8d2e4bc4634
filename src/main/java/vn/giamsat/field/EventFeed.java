package vn.giamsat.field;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Moment;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.field.SyncPlace.Following;
import vn.giamsat.health.HealthChange;
import vn.giamsat.health.HealthHistory;
import vn.giamsat.health.IncidentView;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// What happened behind a place, as events in the order of the feed: each change of health, and
/// incidents and tasks as they are now. Event loop.
@ApplicationScoped
class EventFeed {
    /// Of one reading, which is all that is held of a stream whose reader is slow.
    private static final int MOST_AT_ONCE = 50;

    private static final List<ChangeKind> KINDS =
            List.of(ChangeKind.HEALTH, ChangeKind.INCIDENT, ChangeKind.TASK);

    private final ScopedTransaction transactions;
    private final ChangeFeed feed;
    private final HealthHistory health;
    private final ChangeReader reader;

    EventFeed(
            ScopedTransaction transactions,
            ChangeFeed feed,
            HealthHistory health,
            ChangeReader reader) {
        this.transactions = transactions;
        this.feed = feed;
        this.health = health;
        this.reader = reader;
    }

    /// @param from null for a stream that begins now
    Uni<EventStretch> behind(@Nullable SyncToken from, Viewer.Person viewer) {
        if (from == null) {
            return now(viewer, token -> List.of());
        }
        if (!from.isOf(viewer) || !(from.place() instanceof Following place)) {
            return now(viewer, token -> List.of(Event.resync(token)));
        }
        return transactions
                .moment(viewer, moment -> read(place, viewer, moment))
                .onFailure(EventFeed::isExpired)
                .recoverWithUni(() -> now(viewer, token -> List.of(Event.resync(token))));
    }

    private static boolean isExpired(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ErrorCode.SYNC_TOKEN_EXPIRED;
    }

    private Uni<EventStretch> now(Viewer.Person viewer, Function<SyncToken, List<Event>> events) {
        return transactions
                .moment(viewer, feed::now)
                .map(place -> SyncToken.of(viewer, place))
                .map(token -> new EventStretch(events.apply(token), false, token));
    }

    private Uni<EventStretch> read(Following place, Viewer.Person viewer, Moment moment) {
        var kinds = TaskKind.byStep(viewer);
        var told = KINDS.stream().filter(Sync.kinds(kinds)::contains).toList();
        return feed.each(place, told, MOST_AT_ONCE, moment)
                .chain(stretch -> read(stretch, kinds, viewer, moment));
    }

    private Uni<EventStretch> read(
            ChangeStretch stretch,
            Map<String, TaskKind> kinds,
            Viewer.Person viewer,
            Moment moment) {
        var changes = stretch.changes();
        var others = changes.stream().filter(it -> it.kind() != ChangeKind.HEALTH).toList();
        return health(changes, moment)
                .chain(found -> reader.read(others, kinds, moment).map(rows -> told(found, rows)))
                .map(told -> changes.stream().flatMap(it -> event(it, told, viewer)).toList())
                .map(
                        events ->
                                new EventStretch(
                                        events,
                                        stretch.more(),
                                        SyncToken.of(viewer, stretch.next())));
    }

    private Uni<List<HealthChange>> health(List<Change> changes, Moment moment) {
        var ids = changes.stream().map(Change::changeId).filter(Objects::nonNull).toList();
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : health.byIds(ids, moment);
    }

    /// What can be seen now, by what is changed: changes of health by their own ids.
    private static Map<Removed, Object> told(List<HealthChange> health, ChangedRows rows) {
        var told = new HashMap<Removed, Object>();
        health.forEach(it -> told.put(new Removed(ChangeKind.HEALTH, it.id()), it));
        rows.incidents().forEach(it -> told.put(new Removed(ChangeKind.INCIDENT, it.id()), it));
        rows.tasks().forEach(it -> told.put(new Removed(ChangeKind.TASK, it.id()), it));
        return told;
    }

    /// A camera that only moved is no event, an incident that is told with another one neither, and
    /// a change of health is never taken back.
    private static Stream<Event> event(
            Change change, Map<Removed, Object> told, Viewer.Person viewer) {
        var id = SyncToken.of(viewer, change.place()).text();
        if (change.kind() == ChangeKind.HEALTH) {
            return Stream.ofNullable(change.changeId())
                    .map(it -> told.get(new Removed(ChangeKind.HEALTH, it)))
                    .filter(Objects::nonNull)
                    .map(it -> Event.of(id, ChangeKind.HEALTH, it));
        }
        var row = new Removed(change.kind(), change.rowId());
        var thing = told.get(row);
        if (thing instanceof IncidentView incident && incident.silent()) {
            return Stream.empty();
        }
        return Stream.of(
                thing == null ? Event.removed(id, row) : Event.of(id, change.kind(), thing));
    }
}
