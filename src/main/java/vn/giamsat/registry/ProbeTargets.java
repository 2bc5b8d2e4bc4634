package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.StreamAddress;

/// How cameras are reached, for the prober alone: only its database role may read sealed logins.
/// Event loop.
@Singleton
public class ProbeTargets {
    private static final String IN_SERVICE =
            """
            select c.id, c.facility_id, c.province, c.main_address, c.sub_address, c.tls_pin, c.access_changed_at,
                   c.expected_codec, c.expected_width, c.expected_height, c.expected_frames_per_second,
                   c.expected_kilobits_per_second,
                   coalesce(c.description_interval_seconds, f.description_interval_seconds) description_interval_seconds,
                   coalesce(c.picture_interval_seconds, f.picture_interval_seconds) picture_interval_seconds,
                   (select max(r.lasts_until) from status_report r
                     where r.facility_id = c.facility_id and r.kind = 'POWER_CUT' and r.begins_at <= now()) power_back_at,
                   k.sealed
              from camera c
              join facility f on f.id = c.facility_id
              left join camera_credentials k on k.camera_id = c.id
             where c.state = 'IN_SERVICE'\
            """;

    private static final String OF_SHARDS =
            IN_SERVICE
                    + """
                       and ($1::uuid is null or c.id > $1) and camera_shard(c.id) = any ($3)
                     order by c.id limit $2\
                    """;

    private final ScopedTransaction transactions;
    private final CredentialSeal seal;

    ProbeTargets(ScopedTransaction transactions, CredentialSeal seal) {
        this.transactions = transactions;
        this.seal = seal;
    }

    /// The next cameras in service of these shards, by id. The shard is computed for each camera on
    /// the way: a tenth of a second for 100,000, and shards change hands seldom.
    ///
    /// @param after the last one already read; null to begin
    public Uni<List<Watched>> page(Set<Integer> shards, @Nullable UUID after, int limit) {
        return rows(OF_SHARDS, Tuple.of(after, limit, shards.toArray(Integer[]::new)));
    }

    /// Those of these cameras that are in service now.
    public Uni<List<Watched>> byIds(List<UUID> ids) {
        return rows(IN_SERVICE + " and c.id = any($1)", Tuple.of(ids.toArray(UUID[]::new)));
    }

    private Uni<List<Watched>> rows(String sql, Tuple values) {
        return transactions.rows(new Viewer.Prober(), sql, values, ProbeTargets::watched);
    }

    private static Watched watched(Row row) {
        var sealed = row.getBuffer("sealed");
        return new Watched(
                row.getUUID("id"),
                row.getUUID("facility_id"),
                row.getString("province"),
                StreamAddress.of(row.getString("main_address")),
                Optional.ofNullable(row.getString("sub_address"))
                        .map(StreamAddress::of)
                        .orElse(null),
                row.getString("tls_pin"),
                expectation(row),
                Optional.ofNullable(sealed).map(bytes -> bytes.getBytes()),
                row.getOffsetDateTime("access_changed_at").toInstant(),
                ProbeIntervals.of(row),
                Optional.ofNullable(row.getOffsetDateTime("power_back_at"))
                        .map(OffsetDateTime::toInstant));
    }

    private static Expectation expectation(Row row) {
        var expected = CameraRows.expected(row);
        return new Expectation(
                expected.codec(),
                expected.width(),
                expected.height(),
                expected.framesPerSecond(),
                expected.kilobitsPerSecond());
    }

    /// Opens the login and makes the target of one probe. Opened logins live no longer than their
    /// probe.
    ///
    /// @throws IllegalStateException when the login does not open with the configured key
    public ProbeTarget opened(Watched camera) {
        return new ProbeTarget(
                camera.cameraId(),
                camera.address(),
                camera.subAddress(),
                camera.sealedLogin().map(login -> seal.open(camera.cameraId(), login)).orElse(null),
                camera.tlsPin(),
                camera.expected());
    }

    /// A camera in service, its login still sealed.
    ///
    /// @param accessChangedAt when address, pin or login last changed
    /// @param intervals its own or its facility's
    /// @param powerBackAt when the last power cut that was reported at its facility ends or ended,
    ///     as far as is known
    public record Watched(
            UUID cameraId,
            UUID facilityId,
            String province,
            StreamAddress address,
            @Nullable StreamAddress subAddress,
            @Nullable String tlsPin,
            Expectation expected,
            Optional<byte[]> sealedLogin,
            Instant accessChangedAt,
            ProbeIntervals intervals,
            Optional<Instant> powerBackAt) {}
}
