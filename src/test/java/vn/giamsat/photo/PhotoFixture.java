package vn.giamsat.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.ClientIds;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.photo.Uploads.Stretch;
import vn.giamsat.probe.media.DecoderSettings;
import vn.giamsat.probe.media.LocalDecoder;
import vn.giamsat.probe.media.PhotoDeveloper;
import vn.giamsat.probe.media.PhotoSettings;

/// Uploads over a real database and real FFmpeg, at a time that tests set.
final class PhotoFixture implements AutoCloseable {
    static final Duration LIFETIME = Duration.ofHours(1);
    static final Duration RETENTION = Duration.ofDays(90);

    final MigratedDatabase database = new MigratedDatabase();
    final PhotoDeveloper developer;
    final Photos photos;
    final Uploads uploads;
    final PhotoRetention retention;
    Instant now = Instant.parse("2021-05-07T09:00:00Z");

    /// @param store where new photos go
    PhotoFixture(PhotoStore.Kind store, Path folder) {
        this(store, folder, PhotoSettings.DEFAULTS);
    }

    PhotoFixture(PhotoStore.Kind store, Path folder, PhotoSettings settings) {
        this(store, folder, settings, Map.of());
    }

    /// @param keys of the configuration, beside those
    PhotoFixture(
            PhotoStore.Kind store, Path folder, PhotoSettings settings, Map<String, String> keys) {
        var given = new HashMap<>(keys);
        given.putAll(keys(store, folder));
        var config = config(given);
        var clock = clock();
        var stores = stores(config);
        developer = new PhotoDeveloper(settings, new LocalDecoder(DecoderSettings.DEFAULTS));
        var transactions = database.transactions;
        photos = new Photos(transactions, stores);
        uploads =
                new Uploads(
                        transactions,
                        new Finishing(transactions, developer, stores, clock),
                        config,
                        clock);
        retention = retention(config);
    }

    PhotoRetention retention(PhotoConfig config) {
        return new PhotoRetention(database.transactions, stores(config), config, clock());
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private PhotoStores stores(PhotoConfig config) {
        var vertx = new Vertx(database.vertx);
        var bucket = new Bucket(config, vertx, Clock.systemUTC());
        assertThat(new BucketCheck(config, bucket).complaint()).isEmpty();
        return new PhotoStores(
                List.of(
                        new DatabaseStore(),
                        new FolderStore(vertx, config),
                        new BucketStore(bucket)),
                config);
    }

    static PhotoConfig config(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PhotoConfig.class)
                .withDefaultValues(keys)
                .build()
                .getConfigMapping(PhotoConfig.class);
    }

    static PhotoConfig config(PhotoStore.Kind store, @Nullable Path folder) {
        return config(keys(store, folder));
    }

    private static Map<String, String> keys(PhotoStore.Kind store, @Nullable Path folder) {
        var keys = new HashMap<String, String>();
        keys.put("giamsat.photos.store", store.name().toLowerCase(Locale.ROOT));
        keys.put("giamsat.photos.upload-lifetime", LIFETIME.toString());
        keys.put("giamsat.photos.retention", RETENTION.toString());
        if (folder != null) {
            keys.put("giamsat.photos.folder", folder.toString());
        }
        return keys;
    }

    static Viewer.Person contact(UUID facility) {
        return person(
                Role.FACILITY_CONTACT,
                new Appointment.Area("2021-24", Set.of("2021-24"), null, facility));
    }

    static Viewer.Person operator(String province) {
        return person(
                Role.PROVINCE_OPERATOR,
                new Appointment.Area(province, Set.of(province), null, null));
    }

    private static Viewer.Person person(Role role, Appointment.Area area) {
        var held = new Appointment(UUID.randomUUID(), role, area, Instant.EPOCH, null);
        return new Viewer.Person(
                null,
                "subject-" + UUID.randomUUID(),
                "Đầu mối",
                List.of(held),
                null,
                new Origin("", ""));
    }

    static UploadDraft draft(UUID facility, int length, Viewer.Person viewer) {
        var id = UUID.randomUUID().toString().substring(0, 24) + ClientIds.node(viewer);
        return new UploadDraft(
                UUID.fromString(id), facility, length, 21.27, 106.19, Instant.EPOCH, "photoId x");
    }

    UploadView announced(UploadDraft draft, Viewer.Person viewer) {
        return uploads.announce(draft, viewer).await().indefinitely();
    }

    UploadView sent(UUID id, int offset, Multi<Buffer> body, Viewer.Person viewer) {
        return sent(id, offset, body, new Sender(viewer, () -> Uni.createFrom().voidItem()));
    }

    UploadView sent(UUID id, int offset, Multi<Buffer> body, Sender sender) {
        return uploads.append(new Stretch(id, offset, 0), body, sender).await().indefinitely();
    }

    /// Announces a file and sends it as a whole.
    UUID arrived(byte[] file, UUID facility, Viewer.Person viewer) {
        var id = announced(draft(facility, file.length, viewer), viewer).id();
        sent(id, 0, Multi.createFrom().item(Buffer.buffer(file)), viewer);
        return id;
    }

    static byte[] file(String name) {
        try (var bytes = PhotoFixture.class.getResourceAsStream("/photos/" + name)) {
            return Objects.requireNonNull(bytes, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String count(String table, UUID id) {
        var key = table.equals("photo_piece") ? "upload_id" : "id";
        return database.owner.single(
                "select count(*) from %s where %s = '%s'".formatted(table, key, id));
    }

    @Override
    public void close() {
        developer.close();
        database.close();
    }
}
