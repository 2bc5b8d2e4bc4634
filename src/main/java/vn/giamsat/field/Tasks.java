package vn.giamsat.field;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
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

/// What people have to do, from where facilities stand within orders and what reports are due: kept
/// nowhere, so it can never differ from the facts. Event loop.
@ApplicationScoped
public class Tasks {
    private static final String AT_FACILITIES =
            """
            select task_id(m.campaign_id, m.facility_id) id, m.step, m.campaign_id, c.number, c.title, m.facility_id, m.province,
                   null::date report_day, m.step_since since, null::timestamptz late_since, c.due_on
              from campaign_facility m
              join campaign c on c.id = m.campaign_id
             where m.left_at is null and campaign_stands(c.ends_on)
            """;

    /// Not looked for where `$1`, the steps that ask something of the viewer, has none of them.
    private static final String OF_REPORTS =
            """
            select r.id, '%1$s', r.campaign_id, c.number, c.title, null, r.province, r.day, r.since, r.late_since, r.day
              from report_tasks() r
              join campaign c on c.id = r.campaign_id
             where '%1$s' = any($1::text[])
            """
                    .formatted(TaskKind.REPORT_DUE);
    private static final String FROM_ALL =
            " from (" + AT_FACILITIES + " union all " + OF_REPORTS + ") t";
    private static final String BY_IDS =
            "select t.* from ("
                    + AT_FACILITIES
                    + " and m.facility_id = any($2) union all "
                    + OF_REPORTS
                    + ") t where t.step = any($1) and t.id = any($3)";

    private static final String SUMS =
            """
            select asked.kind, t.number, t.due_on, count(*)::int places, max(t.since) newest
              from unnest($1::text[], $2::text[]) as asked (step, kind)
              join (%s union all %s) t on t.step = asked.step
             group by asked.kind, t.campaign_id, t.number, t.due_on
             order by t.due_on, t.number, asked.kind\
            """
                    .formatted(AT_FACILITIES, OF_REPORTS);

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
                "select t.*"
                        + FROM_ALL
                        + conditions.where()
                        + " order by t.due_on, t.id limit "
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
        var sql = "select count(*)" + FROM_ALL + conditions.where();
        return transactions
                .rows(viewer, sql, conditions.tuple(), row -> row.getLong(0))
                .map(List::getFirst);
    }

    /// The same by order and by what is to be done, as it is at the moment; by due day.
    public Uni<List<TaskSum>> sums(Viewer.Person viewer, Moment moment) {
        var kinds = TaskKind.byStep(viewer);
        if (kinds.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var steps = kinds.keySet().toArray(String[]::new);
        var asked = Stream.of(steps).map(kinds::get).map(Enum::name).toArray(String[]::new);
        return moment.rows(SUMS, Tuple.of(steps, asked), Tasks::sum);
    }

    private static TaskSum sum(Row row) {
        return new TaskSum(
                TaskKind.valueOf(row.getString("kind")),
                row.getString("number"),
                row.getLocalDate("due_on"),
                row.getInteger("places"),
                row.getOffsetDateTime("newest").toInstant());
    }

    /// Those of the tasks that there are at the moment, in no order.
    ///
    /// @param facilities where they are, as far as they are at some
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
        return new Conditions().and("t.step = any(?)", kinds.keySet().toArray(String[]::new));
    }

    private static void behind(Conditions conditions, @Nullable Cursor place) {
        if (place != null) {
            var due = conditions.bound(day(place.key()));
            conditions.and("(t.due_on, t.id) > (" + due + ", ?)", place.id());
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
                        row.getString("province"),
                        row.getLocalDate("report_day"),
                        row.getOffsetDateTime("since").toInstant(),
                        instant(row.getOffsetDateTime("late_since")),
                        row.getLocalDate("due_on"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
