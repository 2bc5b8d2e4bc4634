package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The statements of a camera import.
@ApplicationScoped
class CameraInserts {
    private static final String CAMERA =
            """
            insert into camera (id, facility_id, province, name, zone, brand, model, serial, kind,
                                main_address, sub_address, tls_pin, expected_codec, expected_width,
                                expected_height, expected_frames_per_second, state, has_credentials,
                                access_changed_at, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                    $19, $19, $19)\
            """;
    private static final String LOGIN = StoredLogins.INSERT + " values ($1, $2, $3, $4)";

    private final CredentialSeal seal;

    CameraInserts(CredentialSeal seal) {
        this.seal = seal;
    }

    Uni<Set<String>> addressesInUse(ImportStep<ImportedCamera> step) {
        return step.found(
                "select main_address from camera where state <> 'RETIRED' and main_address ="
                        + " any($1)",
                step.open().stream().map(CameraImport::address).toArray(String[]::new),
                row -> row.getString(0));
    }

    /// The provinces of those facilities that exist for the viewer.
    Uni<Map<UUID, String>> provinces(ImportStep<ImportedCamera> step) {
        var ids =
                step.open().stream()
                        .map(line -> line.draft.facilityId())
                        .distinct()
                        .toArray(UUID[]::new);
        return step.connection()
                .preparedQuery("select id, province from facility where id = any($1)")
                .execute(Tuple.of(ids))
                .map(
                        rows -> {
                            Map<UUID, String> provinces = new HashMap<>();
                            rows.forEach(row -> provinces.put(row.getUUID(0), row.getString(1)));
                            return provinces;
                        });
    }

    Uni<Void> store(ImportStep<ImportedCamera> step, OffsetDateTime now) {
        return provinces(step)
                .chain(
                        provinces ->
                                step.insert(CAMERA, line -> camera(line, provinces, now))
                                        .chain(
                                                () ->
                                                        step.insert(
                                                                LOGIN,
                                                                line -> login(line, provinces))));
    }

    private static Tuple camera(
            ImportLine<ImportedCamera> line, Map<UUID, String> provinces, OffsetDateTime now) {
        var imported = line.draft;
        var camera = imported.camera();
        var addresses = camera.streamAddress();
        var expected = camera.expected();
        var codec = expected.codec();
        return Tuple.tuple()
                .addUUID(line.id)
                .addUUID(imported.facilityId())
                .addString(provinces.get(imported.facilityId()))
                .addString(camera.name())
                .addString(camera.zone().name())
                .addString(camera.brand())
                .addString(camera.model())
                .addString(camera.serial())
                .addString(camera.kind().name())
                .addString(addresses.main())
                .addString(addresses.sub())
                .addString(addresses.tlsPin())
                .addString(codec == null ? null : codec.name())
                .addInteger(expected.width())
                .addInteger(expected.height())
                .addDouble(expected.framesPerSecond())
                .addString(camera.state().name())
                .addBoolean(imported.credentials().isPresent())
                .addOffsetDateTime(now);
    }

    private @Nullable Tuple login(ImportLine<ImportedCamera> line, Map<UUID, String> provinces) {
        var imported = line.draft;
        return imported.credentials()
                .map(
                        login ->
                                Tuple.of(
                                        line.id,
                                        imported.facilityId(),
                                        provinces.get(imported.facilityId()),
                                        Buffer.buffer(seal.seal(line.id, login))))
                .orElse(null);
    }
}
