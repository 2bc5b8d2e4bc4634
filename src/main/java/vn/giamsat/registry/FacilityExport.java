package vn.giamsat.registry;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.AuditNotes;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.PageRequest;

/// The facilities that a viewer may see, as CSV in the columns of [FacilityImport]. Of several
/// contacts the first is told.
@ApplicationScoped
public class FacilityExport {
    private static final String HEADER = CsvFile.header(FacilityImport.COLUMNS);

    private final Facilities facilities;
    private final AuditNotes notes;

    FacilityExport(Facilities facilities, AuditNotes notes) {
        this.facilities = facilities;
        this.notes = notes;
    }

    /// Chunks of the whole file.
    public Multi<String> csv(FacilityFilter filter, Viewer viewer) {
        var file = file(filter, viewer).whole();
        return notes.exporting(filter.export().as(CsvFile.FORMAT), viewer, file);
    }

    /// A page of the file; all pages joined are the file.
    public Uni<CsvPart<FacilityView>> part(FacilityFilter filter, PageRequest page, Viewer viewer) {
        var part = file(filter, viewer).part(page);
        return notes.exporting(filter.export().as(CsvFile.FORMAT), page, viewer, part);
    }

    private CsvFile<FacilityView> file(FacilityFilter filter, Viewer viewer) {
        return new CsvFile<>(
                HEADER,
                page -> facilities.page(filter, page, viewer),
                found -> Uni.createFrom().item(CsvFile.lines(found, FacilityExport::cells)));
    }

    private static List<@Nullable Object> cells(FacilityView facility) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(facility.id());
        cells.add(facility.province());
        cells.add(CsvFile.harmless(facility.name()));
        cells.add(facility.kind());
        cells.add(CsvFile.harmless(facility.managingAuthority()));
        cells.add(CsvFile.harmless(facility.address()));
        cells.add(CsvFile.harmless(facility.commune()));
        cells.add(CsvFile.harmless(facility.district()));
        cells.add(facility.latitude());
        cells.add(facility.longitude());
        cells.add(facility.capacity());
        cells.add(facility.occupancy());
        cells.add(facility.state());
        cells.add(facility.enterprise());
        cells.addAll(contact(facility));
        cells.add(points(facility));
        cells.add(facility.intervals().descriptionSeconds());
        cells.add(facility.intervals().pictureSeconds());
        return cells;
    }

    /// A phone in E.164 begins with a plus and is no formula: it stays what the import reads.
    private static List<@Nullable Object> contact(FacilityView facility) {
        List<@Nullable Object> cells = new ArrayList<>();
        var contact = facility.contacts().isEmpty() ? null : facility.contacts().getFirst();
        cells.add(contact == null ? null : CsvFile.harmless(contact.name()));
        cells.add(contact == null ? null : CsvFile.harmless(contact.title()));
        cells.add(contact == null ? null : contact.phone());
        cells.add(contact == null ? null : CsvFile.harmless(contact.email()));
        return cells;
    }

    private static String points(FacilityView facility) {
        return facility.requiredPoints().stream()
                .map(required -> required.zone() + ":" + required.points())
                .collect(Collectors.joining(";"));
    }
}
