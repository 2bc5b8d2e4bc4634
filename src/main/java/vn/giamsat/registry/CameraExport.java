package vn.giamsat.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// The cameras that a viewer may see, as CSV in the columns of [CameraImport], without logins. Read
/// and written page by page, so that memory stays small whatever the number of cameras.
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
                    "state");
    private static final ObjectWriter LINES =
            new CsvMapper()
                    .writerFor(List.class)
                    .with(CsvSchema.emptySchema().withLineSeparator("\r\n"));

    private static final String HEADER = "\uFEFF" + line(COLUMNS);

    private final Cameras cameras;
    private final Facilities facilities;

    CameraExport(Cameras cameras, Facilities facilities) {
        this.cameras = cameras;
        this.facilities = facilities;
    }

    /// Chunks of the whole file. It begins with a byte order mark, by which spreadsheets know
    // UTF-8,
    /// and the header.
    public Multi<String> csv(CameraFilter filter, Viewer viewer) {
        var header = Multi.createFrom().item(HEADER);
        var pages =
                Multi.createBy()
                        .repeating()
                        .uni(Place::new, place -> next(filter, place, viewer))
                        .whilst(page -> page.next().isPresent());
        return Multi.createBy()
                .concatenating()
                .streams(
                        header,
                        pages.onItem().transformToUniAndConcatenate(page -> lines(page, viewer)));
    }

    /// A page of the file, for clients that take no stream. The header is on the first page only,
    /// so that the pages joined are the file.
    public Uni<CsvPart> part(CameraFilter filter, PageRequest page, Viewer viewer) {
        var header = page.after() == null ? HEADER : "";
        return cameras.page(filter, page, viewer)
                .chain(
                        found ->
                                lines(found, viewer)
                                        .map(lines -> new CsvPart(header + lines, found)));
    }

    private Uni<Page<CameraView>> next(CameraFilter filter, Place place, Viewer viewer) {
        var request = new PageRequest(PageRequest.MAX_LIMIT, place.cursor);
        return cameras.page(filter, request, viewer)
                .invoke(page -> place.cursor = page.next().orElse(null));
    }

    private Uni<String> lines(Page<CameraView> page, Viewer viewer) {
        var ids = page.items().stream().map(CameraView::facilityId).distinct().toList();
        return facilities
                .byIds(ids, viewer)
                .map(
                        found ->
                                found.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        FacilityView::id, FacilityView::name)))
                .map(names -> lines(page.items(), names));
    }

    private static String lines(List<CameraView> cameras, Map<UUID, String> facilityNames) {
        return cameras.stream()
                .map(camera -> line(cells(camera, facilityNames.get(camera.facilityId()))))
                .collect(Collectors.joining());
    }

    private static List<@Nullable Object> cells(CameraView camera, @Nullable String facilityName) {
        var addresses = camera.streamAddress();
        var expected = camera.expected();
        List<@Nullable Object> cells = new ArrayList<>(COLUMNS.size());
        cells.add(camera.id());
        cells.add(camera.province());
        cells.add(camera.facilityId());
        cells.add(harmless(facilityName));
        cells.add(harmless(camera.name()));
        cells.add(camera.zone());
        cells.add(harmless(camera.brand()));
        cells.add(harmless(camera.model()));
        cells.add(harmless(camera.serial()));
        cells.add(camera.kind());
        cells.add(addresses.main());
        cells.add(addresses.sub());
        cells.add(addresses.tlsPin());
        cells.add(expected.codec());
        cells.add(expected.width());
        cells.add(expected.height());
        cells.add(expected.framesPerSecond());
        cells.add(camera.state());
        return cells;
    }

    /// Spreadsheets run a cell that begins like a formula (OWASP: CSV injection); an apostrophe
    /// stops them.
    private static @Nullable String harmless(@Nullable String text) {
        return text != null && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
    }

    private static String line(List<?> cells) {
        var texts = cells.stream().map(cell -> Objects.toString(cell, "")).toList();
        try {
            return LINES.writeValueAsString(texts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain values are always CSV", impossible);
        }
    }

    /// Where the export stands.
    private static final class Place {
        private @Nullable Cursor cursor;
    }
}
