package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Scope;

/// The statements of a camera import.
@ApplicationScoped
class CameraInserts {
    private static final String CAMERA =
            """
            insert into camera (id, facility_id, province, enterprise, name, zone, brand, model, serial, kind,
                                main_address, sub_address, tls_pin, expected_codec, expected_width,
                                expected_height, expected_frames_per_second, expected_kilobits_per_second, state,
                                has_credentials, description_interval_seconds, picture_interval_seconds,
                                access_changed_at, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                    $19, $20, $21, $22, $23, $23, $23)\
            """;
    private static final String LOGIN = StoredLogins.INSERT + " values ($1, $2, $3, $4, $5)";

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

    /// Where those facilities are that exist for the viewer.
    Uni<Map<UUID, Scope.Place>> places(ImportStep<ImportedCamera> step) {
        var ids =
                step.open().stream()
                        .map(line -> line.draft.facilityId())
                        .distinct()
                        .toArray(UUID[]::new);
        return step.connection()
                .preparedQuery("select id, province, assigned from facility where id = any($1)")
                .execute(Tuple.of(ids))
                .map(
                        rows -> {
                            Map<UUID, Scope.Place> places = new HashMap<>();
                            rows.forEach(row -> places.put(row.getUUID(0), place(row)));
                            return places;
                        });
    }

    private static Scope.Place place(Row row) {
        return new Scope.Place(row.getUUID(0), row.getString(1), row.getString(2));
    }

    Uni<Void> store(ImportStep<ImportedCamera> step, OffsetDateTime now) {
        return places(step)
                .chain(
                        places ->
                                step.insert(CAMERA, line -> camera(line, places, now))
                                        .chain(
                                                () ->
                                                        step.insert(
                                                                LOGIN,
                                                                line -> login(line, places))));
    }

    private static Tuple camera(
            ImportLine<ImportedCamera> line, Map<UUID, Scope.Place> places, OffsetDateTime now) {
        var imported = line.draft;
        var camera = imported.camera();
        var place = Objects.requireNonNull(places.get(imported.facilityId()));
        var addresses = Objects.requireNonNull(camera.streamAddress());
        var expected = camera.expected();
        var codec = expected.codec();
        return Tuple.tuple()
                .addUUID(line.id)
                .addUUID(imported.facilityId())
                .addString(place.province())
                .addString(place.enterprise())
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
                .addInteger(expected.kilobitsPerSecond())
                .addString(camera.state().name())
                .addBoolean(imported.credentials().isPresent())
                .addInteger(camera.intervals().descriptionSeconds())
                .addInteger(camera.intervals().pictureSeconds())
                .addOffsetDateTime(now);
    }

    private @Nullable Tuple login(ImportLine<ImportedCamera> line, Map<UUID, Scope.Place> places) {
        var imported = line.draft;
        var place = Objects.requireNonNull(places.get(imported.facilityId()));
        return imported.credentials()
                .map(
                        login ->
                                Tuple.of(
                                        line.id,
                                        imported.facilityId(),
                                        place.province(),
                                        place.enterprise(),
                                        Buffer.buffer(seal.seal(line.id, login))))
                .orElse(null);
    }
}
