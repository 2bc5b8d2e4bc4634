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

/// The cameras that a viewer may see, as CSV in the columns of [CameraImport], without logins.
@ApplicationScoped
public class CameraExport {
    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "province",
                    "facilityId",
                    "facilityName",
                    "name",
                    "zone",
                    "brand",
                    "model",
                    "serial",
                    "kind",
                    "mainAddress",
                    "subAddress",
                    "tlsPin",
                    "expectedCodec",
                    "expectedWidth",
                    "expectedHeight",
                    "expectedFramesPerSecond",
                    "expectedKilobitsPerSecond",
                    "state",
                    "descriptionIntervalSeconds",
                    "pictureIntervalSeconds");
    private static final String HEADER = CsvFile.header(COLUMNS);

    private final Cameras cameras;
    private final Facilities facilities;
    private final AuditNotes notes;

    CameraExport(Cameras cameras, Facilities facilities, AuditNotes notes) {
        this.cameras = cameras;
        this.facilities = facilities;
        this.notes = notes;
    }

    /// Chunks of the whole file.
    public Multi<String> csv(CameraFilter filter, Viewer viewer) {
        var file = file(filter, viewer).whole();
        return notes.exporting(filter.export().as(CsvFile.FORMAT), viewer, file);
    }

    /// A page of the file; all pages joined are the file.
    public Uni<CsvPart<CameraView>> part(CameraFilter filter, PageRequest page, Viewer viewer) {
        var part = file(filter, viewer).part(page);
        return notes.exporting(filter.export().as(CsvFile.FORMAT), page, viewer, part);
    }

    private CsvFile<CameraView> file(CameraFilter filter, Viewer viewer) {
        return new CsvFile<>(
                HEADER, page -> cameras.page(filter, page, viewer), found -> lines(found, viewer));
    }

    private Uni<String> lines(List<CameraView> found, Viewer viewer) {
        var ids = found.stream().map(CameraView::facilityId).distinct().toList();
        return facilities
                .byIds(ids, viewer)
                .map(
                        known ->
                                known.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        FacilityView::id, FacilityView::name)))
                .map(
                        names ->
                                CsvFile.lines(
                                        found,
                                        camera -> cells(camera, names.get(camera.facilityId()))));
    }

    private static List<@Nullable Object> cells(CameraView camera, @Nullable String facilityName) {
        var addresses = camera.streamAddress();
        var expected = camera.expected();
        List<@Nullable Object> cells = new ArrayList<>(COLUMNS.size());
        cells.add(camera.id());
        cells.add(camera.province());
        cells.add(camera.facilityId());
        cells.add(CsvFile.harmless(facilityName));
        cells.add(CsvFile.harmless(camera.name()));
        cells.add(camera.zone());
        cells.add(CsvFile.harmless(camera.brand()));
        cells.add(CsvFile.harmless(camera.model()));
        cells.add(CsvFile.harmless(camera.serial()));
        cells.add(camera.kind());
        cells.add(addresses == null ? null : addresses.main());
        cells.add(addresses == null ? null : addresses.sub());
        cells.add(addresses == null ? null : addresses.tlsPin());
        cells.add(expected.codec());
        cells.add(expected.width());
        cells.add(expected.height());
        cells.add(expected.framesPerSecond());
        cells.add(expected.kilobitsPerSecond());
        cells.add(camera.state());
        cells.add(camera.intervals().descriptionSeconds());
        cells.add(camera.intervals().pictureSeconds());
        return cells;
    }
}
