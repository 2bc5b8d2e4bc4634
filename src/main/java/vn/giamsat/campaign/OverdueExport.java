package vn.giamsat.campaign;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.AuditNotes;
import vn.giamsat.access.Viewer;
import vn.giamsat.registry.CsvFile;
import vn.giamsat.registry.CsvPart;
import vn.giamsat.shared.PageRequest;

/// The overdue facilities of an order as CSV, the longest overdue first. Event loop.
@ApplicationScoped
public class OverdueExport {
    private static final String HEADER =
            CsvFile.header(
                    List.of(
                            "facilityId",
                            "facilityName",
                            "province",
                            "enterprise",
                            "step",
                            "stepSince",
                            "missed",
                            "deadline",
                            "dueOn",
                            "daysOverdue"));

    private final Campaigns campaigns;
    private final OverdueFacilities facilities;
    private final AuditNotes notes;

    OverdueExport(Campaigns campaigns, OverdueFacilities facilities, AuditNotes notes) {
        this.campaigns = campaigns;
        this.facilities = facilities;
        this.notes = notes;
    }

    /// Chunks of the whole file.
    ///
    /// @return fails with the problem NOT_FOUND for an order that is not there
    public Multi<String> csv(OverdueFilter filter, Viewer viewer) {
        var file = file(filter, viewer).whole();
        return campaigns
                .byId(filter.campaignId(), viewer)
                .onItem()
                .transformToMulti(
                        known -> notes.exporting(filter.export().as(CsvFile.FORMAT), viewer, file));
    }

    /// A page of the file; all pages joined are the file. Fails as [#csv].
    public Uni<CsvPart<OverdueView>> part(OverdueFilter filter, PageRequest page, Viewer viewer) {
        var part = file(filter, viewer).part(page);
        return campaigns
                .byId(filter.campaignId(), viewer)
                .chain(
                        known ->
                                notes.exporting(
                                        filter.export().as(CsvFile.FORMAT), page, viewer, part));
    }

    private CsvFile<OverdueView> file(OverdueFilter filter, Viewer viewer) {
        return new CsvFile<>(
                HEADER,
                page -> facilities.page(filter, page, viewer),
                found -> Uni.createFrom().item(CsvFile.lines(found, OverdueExport::cells)));
    }

    private static List<@Nullable Object> cells(OverdueView facility) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(facility.facilityId());
        cells.add(CsvFile.harmless(facility.facilityName()));
        cells.add(facility.province());
        cells.add(facility.enterprise());
        cells.add(facility.step());
        cells.add(facility.stepSince());
        cells.add(facility.missed());
        cells.add(facility.deadline());
        cells.add(facility.dueOn());
        cells.add(facility.daysOverdue());
        return cells;
    }
}
