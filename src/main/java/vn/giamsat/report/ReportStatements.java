package vn.giamsat.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Ids;
import vn.giamsat.shared.Problem;

/// Statements on one report within a transaction.
record ReportStatements(
        SqlConnection connection, ReportPlace place, ReportingDay day, Instant now) {
    /// Alone and before it is read: whoever waited must see what the other left.
    private static final String HOLD =
            "select pg_advisory_xact_lock(hashtextextended(concat_ws('/', $1::text, $2::text, $3::text), 34))";

    private static final String OPEN =
            """
            insert into daily_report (id, campaign_id, province, day, number, state, remarks, cut_off, version)
            values ($1, $2, $3, $4, $5, 'REVIEWED', $6, $7, $8)\
            """;
    private static final String REMARK =
            "update daily_report set remarks = $2, version = $3 where id = $1";
    private static final String SUBMIT =
            """
            update daily_report
               set state = 'SUBMITTED', cut_off = $4, on_time = $5, submitted_at = $6, submitted_by = $7, submitted_by_name = $8,
                   figures = daily_figures(campaign_id, province, $3, $4),
                   before = daily_figures(campaign_id, province, $2, $3), version = $9
             where id = $1\
            """;
    private static final String DECIDE =
            """
            update daily_report
               set state = $2, reason = $3, decided_at = $4, decided_by = $5, decided_by_name = $6, version = $7
             where id = $1\
            """;
    private static final String EXCEPT =
            """
            insert into lock_exception (id, campaign_id, province, day, until, reason, granted_at, granted_by, granted_by_name)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)\
            """;

    /// The latest version, which nobody else changes until the transaction ends.
    ///
    /// @return fails with the problem NOT_FOUND or DAY_OUTSIDE_ORDER
    Uni<ReportRows.Stored> held() {
        var key = Tuple.of(place.campaignId().toString(), place.province(), place.day().toString());
        return connection
                .preparedQuery(HOLD)
                .execute(key)
                .chain(
                        () ->
                                connection
                                        .preparedQuery(OrderDays.SQL)
                                        .execute(Tuple.of(place.campaignId())))
                .invoke(rows -> rows.forEach(row -> OrderDays.of(row).demand(day, now)))
                .chain(() -> one());
    }

    Uni<ReportRows.Stored> one() {
        var late = !now.isBefore(day.lateFrom());
        return connection
                .preparedQuery(ReportRows.ONE)
                .execute(ReportRows.asked(place, day, now))
                .map(
                        rows ->
                                rows.stream()
                                        .findFirst()
                                        .map(row -> ReportRows.stored(row, place, late))
                                        .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    /// The row of a version that is open, made where nobody has touched it yet.
    Uni<UUID> opened(ReportRows.Stored found) {
        var id = found.id();
        return id == null ? open(1, "", 0) : Uni.createFrom().item(id);
    }

    /// Another version behind the latest.
    Uni<Void> next(DailyReportView latest) {
        return open(latest.number() + 1, latest.remarks(), latest.version() + 1).replaceWithVoid();
    }

    private Uni<UUID> open(int number, String remarks, int version) {
        var id = Ids.fresh();
        return done(
                        OPEN,
                        addressed(id)
                                .addInteger(number)
                                .addString(remarks)
                                .addOffsetDateTime(at(day.cutOff()))
                                .addInteger(version))
                .replaceWith(id);
    }

    Uni<Void> remark(UUID id, ReportRows.Stored found, RemarksDraft draft) {
        return done(REMARK, Tuple.of(id, draft.remarks(), found.nextVersion()));
    }

    Uni<Void> submit(UUID id, ReportRows.Stored found, Viewer.Person who) {
        return done(
                SUBMIT,
                Tuple.tuple()
                        .addUUID(id)
                        .addOffsetDateTime(at(day.before()))
                        .addOffsetDateTime(at(day.from()))
                        .addOffsetDateTime(at(day.cutOff()))
                        .addBoolean(now.isBefore(day.lateFrom()))
                        .addOffsetDateTime(at(now))
                        .addUUID(who.id())
                        .addString(who.name())
                        .addInteger(found.nextVersion()));
    }

    Uni<Void> decide(ReportRows.Stored found, ReportDecision decision, Viewer.Person who) {
        var state = decision.demandedMove().from(found.state(), found.exceptionHolds());
        return done(
                DECIDE,
                Tuple.tuple()
                        .addUUID(found.id())
                        .addString(state.name().name())
                        .addString(decision.reason())
                        .addOffsetDateTime(at(now))
                        .addUUID(who.id())
                        .addString(who.name())
                        .addInteger(found.nextVersion()));
    }

    Uni<Void> except(LockExceptionDraft draft, Viewer.Person who) {
        return done(
                EXCEPT,
                addressed(Ids.fresh())
                        .addOffsetDateTime(at(draft.until()))
                        .addString(draft.reason())
                        .addOffsetDateTime(at(now))
                        .addUUID(who.id())
                        .addString(who.name()));
    }

    private Tuple addressed(UUID id) {
        return Tuple.tuple()
                .addUUID(id)
                .addUUID(place.campaignId())
                .addString(place.province())
                .addLocalDate(place.day());
    }

    private Uni<Void> done(String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).replaceWithVoid();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
