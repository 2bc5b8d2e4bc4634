package vn.giamsat.field;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.giamsat.access.Moment;
import vn.giamsat.field.SyncPlace.Following;
import vn.giamsat.field.SyncPlace.Listing;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Which rows changed in a viewer's scope, in the order of their transactions, up to the oldest one
/// that still writes: nothing below it can appear any more. Each stretch is one statement. Event
/// loop.
@ApplicationScoped
class ChangeFeed {
    /// Where clients begin anew.
    static final String RESYNC = "/api/v1/sync";

    /// A row that has another entry is told by that one, so that each state of it is told once.
    private static final String LAST_OF_ITS_ROW =
            """
            not exists (select from change_entry l
                         where l.row_id = c.row_id and l.kind = c.kind
                           and (l.transaction, l.number) > (c.transaction, c.number))\
            """;

    private static final String NOW =
            """
            select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
                   pg_snapshot_xmax(pg_current_snapshot())::text as newest,
                   (select forgotten from change_feed)::text as forgotten\
            """;

    /// `$1`, `$2`: the place; `$3`: kinds; `$4`: how many. One row without a kind when there are
    /// none.
    private static final String CHANGES =
            """
            select h.*, e.transaction::text as transaction, e.number, e.kind, e.row_id, e.change_id, e.facility_id
              from (%s) h
              left join lateral (
                   select c.transaction, c.number, c.kind, c.row_id, c.change_id, c.facility_id
                     from change_entry c
                    where (c.transaction, c.number) > ($1::text::xid8, $2)
                      and c.transaction < h.horizon::xid8
                      and c.kind = any($3)
                      and %%s
                    order by c.transaction, c.number
                    limit $4) e on true\
            """
                    .formatted(NOW);
    static final String LATEST = CHANGES.formatted(LAST_OF_ITS_ROW);
    private static final String EACH =
            CHANGES.formatted("(c.change_id is not null or " + LAST_OF_ITS_ROW + ")");

    /// Rows of all kinds; `$1` to `$5`: the ids behind which each kind goes on; `$6`: steps that
    /// ask something of the viewer; `$7`: how many.
    private static final String LISTED =
            """
            select kind, row_id, null::uuid as change_id, facility_id from (
                (select 1 as rank, 'FACILITY' as kind, id as row_id, id as facility_id
                   from facility where id > $1 order by id limit $7)
                union all
                (select 2, 'CAMERA', id, facility_id from camera where id > $2 order by id limit $7)
                union all
                (select 3, 'HEALTH', camera_id, facility_id from camera_health
                  where camera_id > $3 order by camera_id limit $7)
                union all
                (select 4, 'INCIDENT', id, facility_id from incident
                  where (closed_at is null or closed_at > now() - interval '7 days') and id > $4
                  order by id limit $7)
                union all
                (select 5, 'TASK', id, facility_id
                   from (select task_id(m.campaign_id, m.facility_id) as id, m.facility_id, m.step
                           from campaign_facility m join campaign c on c.id = m.campaign_id
                          where m.left_at is null and campaign_stands(c.ends_on)
                         union all
                         select id, null, '%1$s' from report_tasks() where '%1$s' = any($6::text[])) as tasks
                  where step = any($6) and id > $5
                  order by id limit $7)
            ) rows_of_all_kinds
             order by rank, row_id
             limit $7\
            """
                    .formatted(TaskKind.REPORT_DUE);

    /// Rows that changed, each where it changed last.
    ///
    /// @throws Problem SYNC_TOKEN_EXPIRED where entries behind the place were deleted
    Uni<ChangeStretch> latest(Following from, List<ChangeKind> kinds, int limit, Moment moment) {
        return changes(LATEST, from, kinds, limit, moment);
    }

    /// The same with each change of health.
    ///
    /// @throws Problem SYNC_TOKEN_EXPIRED
    Uni<ChangeStretch> each(Following from, List<ChangeKind> kinds, int limit, Moment moment) {
        return changes(EACH, from, kinds, limit, moment);
    }

    private static Uni<ChangeStretch> changes(
            String sql, Following from, List<ChangeKind> kinds, int limit, Moment moment) {
        var values =
                Tuple.of(
                        Long.toString(from.transaction()),
                        from.number(),
                        kinds.stream().map(Enum::name).toArray(String[]::new),
                        limit + 1);
        return moment.connection()
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> stretch(rows, from, limit));
    }

    private static ChangeStretch stretch(RowSet<Row> rows, Following from, int limit) {
        var horizon = horizon(rows.iterator().next(), from);
        var changes =
                rows.stream()
                        .filter(row -> row.getString("kind") != null)
                        .map(row -> change(row, place(row)))
                        .toList();
        return ChangeStretch.of(changes, limit, Following.from(horizon));
    }

    /// Where nothing is missing that begins now.
    Uni<Following> now(Moment moment) {
        return moment.rows(NOW, Tuple.tuple(), row -> Following.from(number(row, "horizon")))
                .map(List::getFirst);
    }

    /// The place, if what changed since then is still known.
    ///
    /// @throws Problem SYNC_TOKEN_EXPIRED
    Uni<Listing> known(Listing from, Moment moment) {
        return moment.rows(NOW, Tuple.tuple(), row -> horizon(row, from)).replaceWith(from);
    }

    /// Rows that there are, kind by kind.
    ///
    /// @param steps those of facilities that ask something of the viewer
    Uni<ChangeStretch> listed(Listing from, String[] steps, int limit, Moment moment) {
        var values = new ArrayList<Object>();
        Stream.of(ChangeKind.values()).map(from::behind).forEach(values::add);
        values.add(steps);
        values.add(limit + 1);
        return moment.rows(LISTED, Tuple.tuple(values), row -> change(row, behind(row, from)))
                .map(found -> ChangeStretch.of(found, limit, Following.from(from.horizon())));
    }

    private static Listing behind(Row row, Listing from) {
        return new Listing(
                from.horizon(), ChangeKind.valueOf(row.getString("kind")), row.getUUID("row_id"));
    }

    /// A place in the future was given by another database: this one was restored since.
    private static long horizon(Row row, SyncPlace from) {
        if (from.transaction() <= number(row, "forgotten")
                || from.transaction() > number(row, "newest")) {
            throw Problem.insteadOf(ErrorCode.SYNC_TOKEN_EXPIRED, "", List.of(RESYNC));
        }
        return number(row, "horizon");
    }

    private static Following place(Row row) {
        return new Following(number(row, "transaction"), row.getLong("number"));
    }

    private static Change change(Row row, SyncPlace place) {
        return new Change(
                ChangeKind.valueOf(row.getString("kind")),
                row.getUUID("row_id"),
                row.getUUID("change_id"),
                row.getUUID("facility_id"),
                place);
    }

    /// PostgreSQL's numbers of transactions have 64 bits; this client reads them as text.
    private static long number(Row row, String column) {
        return Long.parseLong(row.getString(column));
    }
}
