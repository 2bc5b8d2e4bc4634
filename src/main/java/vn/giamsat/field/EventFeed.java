package vn.giamsat.field;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Moment;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.field.SyncPlace.Following;
import vn.giamsat.health.HealthChange;
import vn.giamsat.health.HealthHistory;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// What happened behind a place, as events in the order of the feed: each change of health, and
/// tasks as they are now. Event loop.
@ApplicationScoped
class EventFeed {
    /// Of one reading, which is all that is held of a stream whose reader is slow.
    private static final int MOST_AT_ONCE = 50;

    private static final List<ChangeKind> KINDS = List.of(ChangeKind.HEALTH, ChangeKind.TASK);

    private final ScopedTransaction transactions;
    private final ChangeFeed feed;
    private final HealthHistory health;
    private final Tasks tasks;

    EventFeed(ScopedTransaction transactions, ChangeFeed feed, HealthHistory health, Tasks tasks) {
        this.transactions = transactions;
        this.feed = feed;
        this.health = health;
        this.tasks = tasks;
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
        var next = SyncToken.of(viewer, stretch.next());
        return health(changes, moment)
                .chain(
                        healths ->
                                tasks(changes, kinds, moment)
                                        .map(
                                                todo ->
                                                        changes.stream()
                                                                .flatMap(
                                                                        it ->
                                                                                event(
                                                                                        it, healths,
                                                                                        todo,
                                                                                        viewer))
                                                                .toList()))
                .map(events -> new EventStretch(events, stretch.more(), next));
    }

    private Uni<Map<UUID, HealthChange>> health(List<Change> changes, Moment moment) {
        var ids = changes.stream().map(Change::changeId).filter(Objects::nonNull).toList();
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : health.byIds(ids, moment).map(found -> byId(found, HealthChange::id));
    }

    private Uni<Map<UUID, TaskView>> tasks(
            List<Change> changes, Map<String, TaskKind> kinds, Moment moment) {
        var asked = changes.stream().filter(it -> it.kind() == ChangeKind.TASK).toList();
        return asked.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : tasks.byIds(
                                asked.stream().map(Change::rowId).toList(),
                                asked.stream().map(Change::facilityId).distinct().toList(),
                                kinds,
                                moment)
                        .map(found -> byId(found, TaskView::id));
    }

    private static <T> Map<UUID, T> byId(List<T> found, Function<T, UUID> id) {
        return found.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    /// A camera that only moved is no event; what left the scope meanwhile is none either.
    private static Stream<Event> event(
            Change change,
            Map<UUID, HealthChange> health,
            Map<UUID, TaskView> tasks,
            Viewer.Person viewer) {
        var id = SyncToken.of(viewer, change.place()).text();
        if (change.kind() == ChangeKind.HEALTH) {
            return Stream.ofNullable(change.changeId())
                    .map(health::get)
                    .filter(Objects::nonNull)
                    .map(it -> new Event(id, Event.HEALTH, it));
        }
        var task = tasks.get(change.rowId());
        return Stream.of(
                task == null
                        ? new Event(id, Event.REMOVED, new Removed(ChangeKind.TASK, change.rowId()))
                        : new Event(id, Event.TASK, task));
    }
}
