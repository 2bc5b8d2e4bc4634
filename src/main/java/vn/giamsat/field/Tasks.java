package vn.giamsat.field;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Moment;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Conditions;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;

/// What people have to do, from where facilities stand within orders: kept nowhere, so it can never
/// differ from the facts. Event loop.
@ApplicationScoped
public class Tasks {
    private static final String ID = "task_id(m.campaign_id, m.facility_id)";
    private static final String SELECT =
            """
            select %s id, m.step, m.campaign_id, c.number, c.title, m.facility_id, m.step_since, c.due_on
              from campaign_facility m
              join campaign c on c.id = m.campaign_id\
            """
                    .formatted(ID);
    private static final String BY_IDS =
            SELECT
                    + " where m.left_at is null and m.step = any($1) and m.facility_id = any($2)"
                    + " and "
                    + ID
                    + " = any($3)";

    private final ScopedTransaction transactions;

    Tasks(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// A page by due day, then id; empty for who only watches.
    public Uni<Page<TaskView>> page(PageRequest page, Viewer.Person viewer) {
        var kinds = TaskKind.byStep(viewer);
        if (kinds.isEmpty()) {
            return Uni.createFrom().item(Page.of(List.of(), page.limit(), Tasks::place));
        }
        var conditions = open(kinds);
        behind(conditions, page.after());
        var sql =
                SELECT
                        + conditions.where()
                        + " and m.left_at is null order by c.due_on, id limit "
                        + conditions.bound(page.limit() + 1);
        return transactions
                .rows(viewer, sql, conditions.tuple(), reader(kinds))
                .map(found -> Page.of(found, page.limit(), Tasks::place));
    }

    /// How many there are.
    public Uni<Long> count(Viewer.Person viewer) {
        var kinds = TaskKind.byStep(viewer);
        if (kinds.isEmpty()) {
            return Uni.createFrom().item(0L);
        }
        var conditions = open(kinds);
        var sql =
                "select count(*) from campaign_facility m"
                        + conditions.where()
                        + " and m.left_at is null";
        return transactions
                .rows(viewer, sql, conditions.tuple(), row -> row.getLong(0))
                .map(List::getFirst);
    }

    /// Those of the tasks that there are at the moment, in no order.
    ///
    /// @param facilities where they are
    Uni<List<TaskView>> byIds(
            List<UUID> ids, List<UUID> facilities, Map<String, TaskKind> kinds, Moment moment) {
        var values =
                Tuple.of(
                        kinds.keySet().toArray(String[]::new),
                        facilities.toArray(UUID[]::new),
                        ids.toArray(UUID[]::new));
        return moment.rows(BY_IDS, values, reader(kinds));
    }

    private static Conditions open(Map<String, TaskKind> kinds) {
        return new Conditions().and("m.step = any(?)", kinds.keySet().toArray(String[]::new));
    }

    private static void behind(Conditions conditions, @Nullable Cursor place) {
        if (place != null) {
            var due = conditions.bound(day(place.key()));
            conditions.and("(c.due_on, " + ID + ") > (" + due + ", ?)", place.id());
        }
    }

    private static LocalDate day(String key) {
        try {
            return LocalDate.parse(key);
        } catch (DateTimeException notOurs) {
            throw new Problem(ErrorCode.INVALID_CURSOR);
        }
    }

    /// The place of a task in pages.
    public static Cursor place(TaskView task) {
        return new Cursor(task.dueOn().toString(), task.id());
    }

    private static Function<Row, TaskView> reader(Map<String, TaskKind> kinds) {
        return row ->
                new TaskView(
                        row.getUUID("id"),
                        kinds.get(row.getString("step")),
                        row.getUUID("campaign_id"),
                        row.getString("number"),
                        row.getString("title"),
                        row.getUUID("facility_id"),
                        row.getOffsetDateTime("step_since").toInstant(),
                        row.getLocalDate("due_on"));
    }
}
