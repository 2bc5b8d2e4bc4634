package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Iterator;
import java.util.Set;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Utf8;
import vn.giamsat.shared.Violation;
import vn.giamsat.shared.XlsxSheet;

/// Appoints the people of a list of contacts, as the order asks provinces to send it (letter
/// 1407/BTTTT-CVT), from a CSV text or a spreadsheet in the columns of [ContactColumn]. The same
/// list twice appoints nobody twice. Event loop.
@ApplicationScoped
public class AppointmentImport {
    private static final Set<String> DATES =
            Set.of(ContactColumn.FROM.field, ContactColumn.TO.field);

    private final BulkImport imports;
    private final Clock clock;

    AppointmentImport(BulkImport imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    /// @param file a spreadsheet or CSV in UTF-8: what it is, its bytes say, and no name
    /// @throws Problem INVALID_INPUT for a file that is no table, TOO_LARGE for more than 10,000
    ///     lines
    public Uni<ImportReport> run(byte[] file, boolean dryRun, Viewer.Person viewer) {
        return table(file)
                .chain(
                        table ->
                                imports.run(
                                        new AppointmentLines(viewer, clock.instant()),
                                        table,
                                        dryRun,
                                        viewer))
                .onFailure(failure -> Conflicts.violated(failure, "appointment_pk"))
                .transform(failure -> new Problem(ErrorCode.ID_TAKEN))
                .onFailure(failure -> Conflicts.violated(failure, "appointment_facility_fk"))
                .transform(
                        moved -> Problem.invalid(Violation.of("facilityId", "facility-in-scope")));
    }

    private static Uni<Iterator<ImportedLine>> table(byte[] file) {
        return XlsxSheet.begins(file)
                ? XlsxSheet.of(file).map(sheet -> XlsxTable.of(sheet, ContactColumn.known(), DATES))
                : Uni.createFrom().item(() -> CsvTable.of(Utf8.text(file), ContactColumn.known()));
    }
}
