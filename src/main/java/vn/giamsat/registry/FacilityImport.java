package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Scope;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Registers many facilities from a CSV text. Columns are named like the fields of [FacilityDraft];
/// the contact stands in `contactName`, `contactTitle`, `contactPhone`, `contactEmail`, the
/// required points in one cell such as `CORRIDOR:4;GATE:1`. Event loop.
@ApplicationScoped
public class FacilityImport implements BulkImport.Source<FacilityDraft> {
    private static final Contact NOBODY = new Contact(null, null, null, null);

    /// In the order of the export.
    static final List<String> COLUMNS =
            List.of(
                    "id",
                    "province",
                    "name",
                    "kind",
                    "managingAuthority",
                    "address",
                    "commune",
                    "district",
                    "latitude",
                    "longitude",
                    "capacity",
                    "occupancy",
                    "state",
                    "enterprise",
                    "contactName",
                    "contactTitle",
                    "contactPhone",
                    "contactEmail",
                    "requiredPoints",
                    "descriptionIntervalSeconds",
                    "pictureIntervalSeconds");

    private static final Set<String> KNOWN = new TreeSet<>(COLUMNS);
    private static final String INSERT =
            """
            insert into facility (id, province, name, kind, managing_authority, address, commune, district,
                                  latitude, longitude, capacity, occupancy, state, enterprise,
                                  contacts, required_points, description_interval_seconds,
                                  picture_interval_seconds, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
                    $15::text::jsonb, $16::text::jsonb, $17, $18, $19, $19)\
            """;

    private final BulkImport imports;
    private final Clock clock;

    FacilityImport(BulkImport imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    /// @throws Problem INVALID_INPUT for a text that is no table, TOO_LARGE for more than 10,000
    ///     lines
    public Uni<ImportReport> run(String csv, boolean dryRun, Viewer viewer) {
        return imports.run(this, csv, dryRun, viewer)
                .onFailure(failure -> Conflicts.violated(failure, "facility_pk"))
                .transform(failure -> new Problem(ErrorCode.ID_TAKEN));
    }

    @Override
    public Permission permission() {
        return Permission.EDIT_FACILITIES;
    }

    @Override
    public Set<String> columns() {
        return KNOWN;
    }

    @Override
    public FacilityDraft draft(CsvCells cells) {
        return new FacilityDraft(
                cells.id("id"),
                cells.text("province"),
                cells.text("name"),
                cells.constant("kind", FacilityKind.class),
                cells.text("managingAuthority"),
                cells.text("address"),
                cells.text("commune"),
                cells.text("district"),
                cells.decimal("latitude"),
                cells.decimal("longitude"),
                cells.integer("capacity"),
                cells.integer("occupancy"),
                cells.constant("state", FacilityState.class),
                cells.constant("enterprise", Enterprise.class),
                contacts(cells),
                points(cells),
                cells.intervals());
    }

    private static List<Contact> contacts(CsvCells cells) {
        var contact =
                new Contact(
                        cells.text("contactName"),
                        cells.text("contactTitle"),
                        cells.text("contactPhone"),
                        cells.text("contactEmail"));
        return contact.equals(NOBODY) ? List.of() : List.of(contact);
    }

    private static List<RequiredPoints> points(CsvCells cells) {
        var text = cells.text("requiredPoints");
        var points = new ArrayList<RequiredPoints>();
        for (var part : text == null ? new String[0] : text.split(";")) {
            var point = point(part.strip());
            if (point == null) {
                cells.violations().add(Violation.of("requiredPoints", "required-points-form"));
                return List.of();
            }
            points.add(point);
        }
        return points;
    }

    private static @Nullable RequiredPoints point(String text) {
        var colon = text.indexOf(':');
        try {
            return colon < 0
                    ? null
                    : new RequiredPoints(
                            Zone.valueOf(text.substring(0, colon).strip()),
                            Integer.parseInt(text.substring(colon + 1).strip()));
        } catch (IllegalArgumentException neither) {
            return null;
        }
    }

    @Override
    public String column(String property) {
        if (property.startsWith("contacts[0].")) {
            var field = property.substring("contacts[0].".length());
            return "contact" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
        }
        return switch (property) {
            case "intervals.descriptionSeconds" -> "descriptionIntervalSeconds";
            case "intervals.pictureSeconds" -> "pictureIntervalSeconds";
            default -> property.startsWith("requiredPoints") ? "requiredPoints" : property;
        };
    }

    @Override
    public Uni<Void> judge(ImportStep<FacilityDraft> step) {
        return step.found(
                        "select id from facility where id = any($1)",
                        step.ids(),
                        row -> row.getUUID(0))
                .invoke(
                        taken ->
                                step.lines().stream()
                                        .filter(line -> taken.contains(line.id))
                                        .forEach(line -> line.reject(Violation.of("id", "in-use"))))
                .chain(() -> provinces(step))
                .invoke(known -> rejectUnknown(step, known))
                .replaceWithVoid();
    }

    private static Uni<Set<String>> provinces(ImportStep<FacilityDraft> step) {
        return step.viewer().scope(Permission.EDIT_FACILITIES) instanceof Scope.Provinces some
                ? Uni.createFrom().item(some.provinces())
                : step.found(
                        "select key from province where $1", Boolean.TRUE, row -> row.getString(0));
    }

    private static void rejectUnknown(ImportStep<FacilityDraft> step, Set<String> known) {
        for (var line : step.open()) {
            if (!known.contains(line.draft.province())) {
                line.reject(Violation.of("province", Conflicts.PROVINCE_RULE));
            }
        }
    }

    @Override
    public Uni<Void> store(ImportStep<FacilityDraft> step) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return step.insert(INSERT, line -> row(line, now));
    }

    private static Tuple row(ImportLine<FacilityDraft> line, OffsetDateTime now) {
        var facility = line.draft;
        var enterprise = facility.enterprise();
        return Tuple.tuple()
                .addUUID(line.id)
                .addString(facility.province())
                .addString(facility.name())
                .addString(facility.kind().name())
                .addString(facility.managingAuthority())
                .addString(facility.address())
                .addString(facility.commune())
                .addString(facility.district())
                .addDouble(facility.latitude())
                .addDouble(facility.longitude())
                .addInteger(facility.capacity())
                .addInteger(facility.occupancy())
                .addString(facility.state().name())
                .addString(enterprise == null ? null : enterprise.name())
                .addString(RegistryJson.text(facility.contacts()))
                .addString(RegistryJson.text(facility.requiredPoints()))
                .addInteger(facility.intervals().descriptionSeconds())
                .addInteger(facility.intervals().pictureSeconds())
                .addOffsetDateTime(now);
    }
}
