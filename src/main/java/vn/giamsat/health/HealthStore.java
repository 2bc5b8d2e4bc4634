package vn.giamsat.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.fleet.Leases;
import vn.giamsat.fleet.Term;

/// Reads and writes what probing knows, as the prober, many rows per statement. Facility,
/// province and enterprise are taken from the camera's row when it is written; a camera that is
/// gone is left out. What the last probe did not see of stream and picture stays as it was seen
/// last. Incidents follow from the changes, in the database (migrations V026, V054 and V072),
/// which also writes a change that another process alone saw (V040). Writing the same twice leaves
/// it once. What was found in a shard that is another replica's by now is not written: the same
/// transaction holds the shards (V046). Event loop.
@ApplicationScoped
class HealthStore {
    private static final String WRITE_HEALTH =
            """
            insert into camera_health (camera_id, facility_id, province, enterprise, state, since, rung, reason,
                   detail, checked_at, good_at, elapsed_ms, timings, stream, picture,
                   up_streak, down_streak, not_up_streak, not_down_streak, recent_verdicts, recent_times,
                   further_verdicts, further_times, findings, findings_at)
            select c.id, c.facility_id, c.province, c.enterprise, n.state, n.since, n.rung, n.reason,
                   n.detail, n.checked_at, n.good_at, n.elapsed_ms, n.timings::jsonb, n.stream::jsonb, n.picture::jsonb,
                   n.up_streak, n.down_streak, n.not_up_streak, n.not_down_streak, n.recent_verdicts, n.recent_times,
                   n.further_verdicts, n.further_times, n.findings::jsonb, n.checked_at
              from jsonb_to_recordset($1::text::jsonb) as n (camera_id uuid, state text, since timestamptz,
                   rung text, reason text, detail text, checked_at timestamptz,
                   good_at timestamptz, elapsed_ms integer,
                   timings text, stream text, picture text,
                   up_streak integer, down_streak integer, not_up_streak integer, not_down_streak integer, recent_verdicts text[],
                   recent_times timestamptz[], further_verdicts text[], further_times timestamptz[], findings text)
              join camera c on c.id = n.camera_id
             order by c.id
                on conflict (camera_id) do update set
                   facility_id = excluded.facility_id, province = excluded.province,
                   enterprise = excluded.enterprise, state = excluded.state, since = excluded.since, rung = excluded.rung,
                   reason = excluded.reason, detail = excluded.detail, checked_at = excluded.checked_at,
                   good_at = excluded.good_at,
                   elapsed_ms = excluded.elapsed_ms, timings = excluded.timings,
                   stream = coalesce(excluded.stream, camera_health.stream),
                   picture = coalesce(excluded.picture, camera_health.picture),
                   up_streak = excluded.up_streak, down_streak = excluded.down_streak,
                   not_up_streak = excluded.not_up_streak, not_down_streak = excluded.not_down_streak, recent_verdicts = excluded.recent_verdicts,
                   recent_times = excluded.recent_times, further_verdicts = excluded.further_verdicts,
                   further_times = excluded.further_times, findings = excluded.findings, findings_at = excluded.findings_at\
            """;
    private static final String WRITE_CHANGES =
            """
            insert into camera_health_change (id, camera_id, facility_id, province, enterprise, at, was, state, rung, reason, good_at,
                   measured, threshold, measured_unit)
            select n.id, c.id, c.facility_id, c.province, c.enterprise, n.at, n.was, n.state, n.rung, n.reason, n.good_at,
                   n.measured, n.threshold, n.measured_unit
              from jsonb_to_recordset($1::text::jsonb) as n (id uuid, camera_id uuid, at timestamptz,
                   was text, state text, rung text, reason text, good_at timestamptz,
                   measured double precision, threshold double precision, measured_unit text)
              join camera c on c.id = n.camera_id
                on conflict (id) do nothing\
            """;
    /// Those of turns go with them; those of incidents at their own time, if they have one.
    private static final String FORGET_PICTURES =
            """
            with turns as (delete from turn_picture where taken_at <= $1),
                 incidents as (delete from incident_picture where taken_at <= $2)
            delete from camera_picture where taken_at <= $1\
            """;
    private static final String SETTLE =
            """
            select incidents_settle($1, $2, jsonb_populate_record(null::incident_rules, $3::text::jsonb))\
            """;
    private static final String WATCHED =
            """
            insert into watch (id, began_at, last_at) values ($1, $2, $3)
                on conflict (id) do update set last_at = excluded.last_at\
            """;

    private final ScopedTransaction transactions;
    private final HealthConfig config;

    HealthStore(ScopedTransaction transactions, HealthConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    /// The stored health of those of these cameras that were ever judged.
    Uni<List<CameraHealth>> stored(List<UUID> cameraIds) {
        return transactions.read(
                new Viewer.Prober(),
                connection ->
                        connection
                                .preparedQuery(StoredHealth.OF_CAMERAS)
                                .execute(Tuple.of(cameraIds.toArray(UUID[]::new)))
                                .map(
                                        rows -> {
                                            var stored = new ArrayList<CameraHealth>(rows.size());
                                            rows.forEach(row -> stored.add(StoredHealth.read(row)));
                                            return stored;
                                        }));
    }

    /// What became of the unwritten.
    ///
    /// @param changes as they stand in the database
    /// @param refused cameras of which nothing was written, because another replica has them
    record Written(List<HealthChanges.Placed> changes, int refused) {}

    /// Writes health and changes in one transaction. Cameras that changed are held first (migration
    /// V037): who changes a camera holds it before its health.
    Uni<Written> write(List<Unwritten> debts) {
        return transactions.bulk(
                new Viewer.Prober(),
                Permission.EDIT_CAMERAS,
                connection ->
                        lasting(connection, debts, Unwritten::term)
                                .chain(ours -> written(connection, ours, debts.size())));
    }

    /// Those whose terms last until the transaction ends.
    private static <T> Uni<List<T>> lasting(
            SqlConnection connection, List<T> found, Function<T, Term> term) {
        return Leases.lasting(connection, found.stream().map(term).toList())
                .map(last -> found.stream().filter(it -> last.contains(term.apply(it))).toList());
    }

    private Uni<Written> written(SqlConnection connection, List<Unwritten> debts, int found) {
        return held(connection, HealthRows.changedIds(debts))
                .chain(() -> connection.preparedQuery(WRITE_HEALTH).execute(health(debts)))
                .chain(() -> changes(connection, debts))
                .call(() -> settled(connection, debts))
                .map(changes -> new Written(changes, found - debts.size()));
    }

    /// Incidents of places and of cameras that flap follow from what was written.
    private Uni<Void> settled(SqlConnection connection, List<Unwritten> debts) {
        if (debts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var latest = HealthRows.latestCheck(debts).atOffset(ZoneOffset.UTC);
        return connection
                .preparedQuery(SETTLE)
                .execute(
                        Tuple.of(
                                HealthRows.changedIds(debts),
                                latest,
                                IncidentRules.of(config).json()))
                .replaceWithVoid();
    }

    private static Tuple health(List<Unwritten> debts) {
        return Tuple.of(HealthRows.health(debts));
    }

    private static Uni<Void> held(SqlConnection connection, UUID[] cameraIds) {
        return cameraIds.length == 0
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery("select hold_cameras($1)")
                        .execute(Tuple.of(cameraIds))
                        .replaceWithVoid();
    }

    private static Uni<List<HealthChanges.Placed>> changes(
            SqlConnection connection, List<Unwritten> debts) {
        var ids = HealthRows.changeIds(debts);
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(WRITE_CHANGES)
                .execute(Tuple.of(HealthRows.changes(debts)))
                .chain(() -> HealthHistory.placed(ids).apply(connection));
    }

    /// Keeps samples of probes, as one row for each hour.
    Uni<Void> writeSamples(SamplePack pack) {
        return transactions.bulk(
                new Viewer.Prober(),
                Permission.EDIT_CAMERAS,
                connection ->
                        lasting(connection, pack.samples(), Sample::term)
                                .map(ours -> new SamplePack(pack.id(), ours))
                                .chain(ours -> samples(connection, ours)));
    }

    private static Uni<Void> samples(SqlConnection connection, SamplePack pack) {
        return connection
                .preparedQuery(SampleRows.KEEP)
                .execute(SampleRows.values(pack))
                .replaceWithVoid();
    }

    Uni<Void> writePictures(List<UnwrittenPictures.Taken> pictures) {
        return transactions.bulk(
                new Viewer.Prober(),
                Permission.EDIT_CAMERAS,
                connection ->
                        lasting(connection, pictures, UnwrittenPictures.Taken::term)
                                .chain(
                                        ours ->
                                                connection
                                                        .preparedQuery(PictureRows.KEEP)
                                                        .execute(PictureRows.values(ours)))
                                .replaceWithVoid());
    }

    /// Deletes the pictures that were taken before; gives of how many cameras the last one.
    Uni<Integer> forgetPictures(Instant before, @Nullable Instant ofIncidentsBefore) {
        return transactions.bulk(
                new Viewer.Prober(),
                Permission.EDIT_CAMERAS,
                connection ->
                        connection
                                .preparedQuery(FORGET_PICTURES)
                                .execute(
                                        Tuple.of(
                                                before.atOffset(ZoneOffset.UTC),
                                                ofIncidentsBefore == null
                                                        ? null
                                                        : ofIncidentsBefore.atOffset(
                                                                ZoneOffset.UTC)))
                                .map(RowSet::rowCount));
    }

    /// Writes down that a process watches cameras.
    ///
    /// @param id made by the process, another one for each time that it went on without a break
    Uni<Void> watched(UUID id, Instant began, Instant last) {
        return transactions.bulk(
                new Viewer.Prober(),
                Permission.EDIT_CAMERAS,
                connection ->
                        connection
                                .preparedQuery(WATCHED)
                                .execute(
                                        Tuple.of(
                                                id,
                                                began.atOffset(ZoneOffset.UTC),
                                                last.atOffset(ZoneOffset.UTC)))
                                .replaceWithVoid());
    }
}
