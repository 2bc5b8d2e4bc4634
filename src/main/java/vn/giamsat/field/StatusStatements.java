package vn.giamsat.field;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Statements on status reports, inside a transaction of somebody who may report. What ends what
/// does not depend on which of several late reports comes first. Confined to the transaction.
final class StatusStatements {
    private static final String HOLD = "select hold_facility(f.id) from facility f where f.id = $1";

    /// Over already where it was told that all was normal after it began.
    private static final String INSERT =
            """
            insert into status_report (id, facility_id, province, enterprise, kind, camera_id, told, begins_at, expected_end,
                                       planned_until, ended_at, ended_told_at, client_occurred_at, received_at,
                                       clock_difference_seconds, photos)
            select $1, f.id, f.province, f.assigned, $3, $4, $5, $6, $7, $8, normal.at,
                   case when normal.at is not null then $10::timestamptz end, $9, $10, $11, $12
              from facility f
             cross join lateral (
                   select min(n.begins_at) as at from status_report n
                    where n.facility_id = f.id and n.kind = 'ALL_NORMAL' and $3::text <> 'ALL_NORMAL'
                      and n.begins_at >= $6::timestamptz and n.begins_at < $8::timestamptz) normal
             where f.id = $2 and ($4::uuid is null or exists (
                   select from camera c where c.id = $4 and c.facility_id = f.id))\
            """;
    private static final String END_ALL =
            """
            update status_report set ended_at = $2, ended_told_at = $3, version = version + 1
             where facility_id = $1 and kind <> 'ALL_NORMAL' and begins_at <= $2 and lasts_until > $2\
            """;
    private static final String END =
            """
            update status_report set ended_at = greatest(begins_at, $2::timestamptz), ended_told_at = $3, version = version + 1
             where id = $1 and lasts_until > greatest(begins_at, $2)\
            """;
    private static final String FOLLOW = "select maintenance_follows($1, $2)";

    private final SqlConnection connection;

    StatusStatements(SqlConnection connection) {
        this.connection = connection;
    }

    /// Until the transaction ends nobody else reports of the facility.
    ///
    /// @throws Problem NOT_FOUND, also for a facility out of scope
    Uni<Void> hold(UUID facilityId) {
        return found(HOLD, Tuple.of(facilityId));
    }

    /// @throws Problem NOT_FOUND for a camera that is not the facility's
    Uni<Void> insert(UUID id, StatusReportDraft draft, ReportedTime time, PhoneClock clock) {
        return found(
                INSERT,
                Tuple.tuple()
                        .addUUID(id)
                        .addUUID(draft.facilityId())
                        .addString(draft.kind().name())
                        .addUUID(draft.cameraId())
                        .addString(draft.told())
                        .addOffsetDateTime(at(time.begins()))
                        .addOffsetDateTime(at(time.expectedEnd()))
                        .addOffsetDateTime(at(time.plannedUntil()))
                        .addOffsetDateTime(at(draft.clientOccurredAt()))
                        .addOffsetDateTime(at(clock.now()))
                        .addLong(clock.aheadSeconds())
                        .addArrayOfUUID(draft.photos().toArray(UUID[]::new)));
    }

    /// Ends what holds at the facility at the instant.
    Uni<Void> endAll(UUID facilityId, Instant ended, Instant now) {
        return done(END_ALL, Tuple.of(facilityId, at(ended), at(now)));
    }

    /// Ends a report at the instant, unless it was over by then.
    Uni<Void> end(UUID id, Instant ended, Instant now) {
        return done(END, Tuple.of(id, at(ended), at(now)));
    }

    /// Cameras leave service and return, as windows of maintenance that begin or end now say.
    Uni<Void> followMaintenance(UUID facilityId, Instant now) {
        return done(FOLLOW, Tuple.of(facilityId, at(now)));
    }

    /// @throws Problem NOT_FOUND, also for a report out of scope
    Uni<StatusReportView> one(UUID id) {
        return connection
                .preparedQuery(StatusRows.SELECT + " where r.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(StatusRows::view).findFirst())
                .map(found -> found.orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    private Uni<Void> found(String sql, Tuple values) {
        return connection
                .preparedQuery(sql)
                .execute(values)
                .invoke(
                        rows -> {
                            if (rows.rowCount() == 0) {
                                throw new Problem(ErrorCode.NOT_FOUND);
                            }
                        })
                .replaceWithVoid();
    }

    private Uni<Void> done(String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).replaceWithVoid();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
