package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Viewer;
import vn.giamsat.probe.VideoCodec;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Registers many cameras from a CSV text. Columns are named like the fields of [CameraDraft],
/// flat: `mainAddress`, `subAddress`, `tlsPin`, or `brandCode`, `host`, `port`, `channel`; `user`,
/// `password`, `expectedCodec`, …; `facilityId` says where. `province` and `facilityName`, which
/// the export adds for people, are passed over. Event loop.
@ApplicationScoped
public class CameraImport implements BulkImport.Source<ImportedCamera> {
    static final Set<String> COLUMNS =
            new TreeSet<>(
                    Set.of(
                            "id",
                            "facilityId",
                            "name",
                            "zone",
                            "brand",
                            "model",
                            "serial",
                            "kind",
                            "mainAddress",
                            "subAddress",
                            "tlsPin",
                            "brandCode",
                            "host",
                            "port",
                            "channel",
                            "user",
                            "password",
                            "expectedCodec",
                            "expectedWidth",
                            "expectedHeight",
                            "expectedFramesPerSecond",
                            "expectedKilobitsPerSecond",
                            "state",
                            "descriptionIntervalSeconds",
                            "pictureIntervalSeconds",
                            "province",
                            "facilityName"));
    private static final Map<String, String> COLUMN_OF_PROPERTY =
            Map.ofEntries(
                    Map.entry("camera.intervals.descriptionSeconds", "descriptionIntervalSeconds"),
                    Map.entry("camera.intervals.pictureSeconds", "pictureIntervalSeconds"),
                    Map.entry("camera.streamAddress.main", "mainAddress"),
                    Map.entry("camera.streamAddress.sub", "subAddress"),
                    Map.entry("camera.streamAddress.tlsPin", "tlsPin"),
                    Map.entry("camera.brandAddress.brand", "brandCode"),
                    Map.entry("camera.brandAddress.host", "host"),
                    Map.entry("camera.brandAddress.port", "port"),
                    Map.entry("camera.brandAddress.channel", "channel"),
                    Map.entry("camera.credentials.user", "user"),
                    Map.entry("camera.credentials.password", "password"),
                    Map.entry("camera.expected.codec", "expectedCodec"),
                    Map.entry("camera.expected.width", "expectedWidth"),
                    Map.entry("camera.expected.height", "expectedHeight"),
                    Map.entry("camera.expected.framesPerSecond", "expectedFramesPerSecond"),
                    Map.entry("camera.expected.kilobitsPerSecond", "expectedKilobitsPerSecond"));

    private final BulkImport imports;
    private final CameraInserts inserts;
    private final Clock clock;

    CameraImport(BulkImport imports, CameraInserts inserts, Clock clock) {
        this.imports = imports;
        this.inserts = inserts;
        this.clock = clock;
    }

    /// @throws Problem INVALID_INPUT for a text that is no table, TOO_LARGE for more than 10,000
    ///     lines
    public Uni<ImportReport> run(String csv, boolean dryRun, Viewer viewer) {
        return imports.run(this, csv, dryRun, viewer)
                .onFailure(failure -> Conflicts.violated(failure, "camera_main_address_unique"))
                .transform(failure -> new Problem(ErrorCode.STREAM_ADDRESS_TAKEN))
                .onFailure(failure -> Conflicts.violated(failure, "camera_pk"))
                .transform(failure -> new Problem(ErrorCode.ID_TAKEN));
    }

    @Override
    public Permission permission() {
        return Permission.EDIT_CAMERAS;
    }

    @Override
    public Set<String> columns() {
        return COLUMNS;
    }

    @Override
    public ImportedCamera draft(CsvCells cells) {
        var entered = entered(cells);
        var facilityId = cells.id("facilityId");
        if (!cells.violations().isEmpty() || lacksAddress(entered)) {
            return new ImportedCamera(facilityId, entered, Optional.empty());
        }
        try {
            var split = SplitAddresses.of(entered);
            return new ImportedCamera(facilityId, split.draft(), split.credentials());
        } catch (Problem notAnAddress) {
            notAnAddress.violations().stream()
                    .map(broken -> Violation.of(column("camera." + broken.field()), broken.rule()))
                    .forEach(cells.violations()::add);
            return new ImportedCamera(facilityId, entered, Optional.empty());
        }
    }

    /// What is broken anyway is told by the rules of the fields.
    private static boolean lacksAddress(CameraDraft entered) {
        var brand = entered.brandAddress();
        var addresses = entered.streamAddress();
        return brand == null ? addresses == null || addresses.main() == null : brand.host() == null;
    }

    private static CameraDraft entered(CsvCells cells) {
        var brand = brand(cells);
        return new CameraDraft(
                cells.id("id"),
                cells.text("name"),
                cells.constant("zone", Zone.class),
                cells.text("brand"),
                cells.text("model"),
                cells.text("serial"),
                cells.constant("kind", CameraKind.class),
                brand == null ? addresses(cells) : null,
                brand,
                login(cells),
                new ExpectedStream(
                        cells.constant("expectedCodec", VideoCodec.class),
                        cells.integer("expectedWidth"),
                        cells.integer("expectedHeight"),
                        cells.decimal("expectedFramesPerSecond"),
                        cells.integer("expectedKilobitsPerSecond")),
                cells.constant("state", CameraState.class),
                cells.intervals());
    }

    private static StreamAddresses addresses(CsvCells cells) {
        return new StreamAddresses(
                cells.text("mainAddress"), cells.text("subAddress"), cells.text("tlsPin"));
    }

    private static @Nullable BrandAddress brand(CsvCells cells) {
        var code = cells.text("brandCode");
        if (code == null) {
            return null;
        }
        Stream.of("mainAddress", "subAddress", "tlsPin")
                .filter(column -> cells.text(column) != null)
                .findFirst()
                .ifPresent(
                        told -> cells.violations().add(Violation.of("brandCode", "one-address")));
        return new BrandAddress(
                code, cells.text("host"), cells.integer("port"), cells.integer("channel"));
    }

    private static @Nullable CameraLogin login(CsvCells cells) {
        var user = cells.text("user");
        var password = cells.raw("password");
        if (user == null && password != null) {
            cells.violations().add(Violation.of("user", "not-blank"));
        }
        return user == null ? null : new CameraLogin(user, password == null ? "" : password);
    }

    @Override
    public String column(String property) {
        return COLUMN_OF_PROPERTY.getOrDefault(property, property.replaceFirst("^camera\\.", ""));
    }

    @Override
    public Uni<Void> judge(ImportStep<ImportedCamera> step) {
        BulkImport.rejectDoubles(step.lines(), "mainAddress", CameraImport::address);
        return step.found(
                        "select id from camera where id = any($1)",
                        step.ids(),
                        row -> row.getUUID(0))
                .invoke(
                        taken ->
                                step.lines().stream()
                                        .filter(line -> taken.contains(line.id))
                                        .forEach(line -> line.reject(Violation.of("id", "in-use"))))
                .chain(() -> inserts.addressesInUse(step))
                .invoke(
                        taken ->
                                step.open().stream()
                                        .filter(line -> taken.contains(address(line)))
                                        .forEach(
                                                line ->
                                                        line.reject(
                                                                Violation.of(
                                                                        "mainAddress",
                                                                        "address-in-use"))))
                .chain(() -> inserts.places(step))
                .invoke(places -> rejectHomeless(step, places.keySet()))
                .replaceWithVoid();
    }

    static @Nullable String address(ImportLine<ImportedCamera> line) {
        var addresses = line.draft.camera().streamAddress();
        return addresses == null ? null : addresses.main();
    }

    private static void rejectHomeless(ImportStep<ImportedCamera> step, Set<UUID> facilities) {
        for (var line : step.open()) {
            if (!facilities.contains(line.draft.facilityId())) {
                line.reject(Violation.of("facilityId", "facility-in-scope"));
            }
        }
    }

    @Override
    public Uni<Void> store(ImportStep<ImportedCamera> step) {
        return inserts.store(step, clock.instant().atOffset(ZoneOffset.UTC));
    }
}
