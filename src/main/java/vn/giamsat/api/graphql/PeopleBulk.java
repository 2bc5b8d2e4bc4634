package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Deed;
import vn.giamsat.access.ListOfContacts;
import vn.giamsat.access.Role;
import vn.giamsat.api.graphql.BulkCommands.Imported;
import vn.giamsat.registry.AppointmentExport;
import vn.giamsat.registry.AppointmentImport;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// The list of contacts as a file. It goes out as CSV in pages, like the other exports; a
/// spreadsheet, which has no pages, only REST writes. Both kinds come in, a spreadsheet in Base64.
@GraphQLApi
@RolesAllowed(Role.PEOPLE_READERS)
public class PeopleBulk {
    private final AppointmentExport exports;
    private final AppointmentImport imports;
    private final Asking asking;

    PeopleBulk(AppointmentExport exports, AppointmentImport imports, Asking asking) {
        this.exports = exports;
        this.imports = imports;
        this.asking = asking;
    }

    @Query
    @Description(
            "A page of the CSV file of the contacts that you may see, in the columns of the import,"
                    + " in the language of Accept-Language; first: 1–200 lines, default 50. Pages"
                    + " joined are the file")
    public Uni<CsvPage> exportAppointments(
            @Nullable AppointmentFilterInput filter,
            @Nullable Integer first,
            @Nullable String after) {
        var wanted = AppointmentFilterInput.filter(filter);
        var inVietnamese = asking.texts().language().equals("vi");
        return asking.export(
                after,
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return exports.part(wanted, page, inVietnamese, viewer)
                            .map(part -> CsvPage.of(part, page, ListOfContacts::place));
                });
    }

    @Mutation
    @RolesAllowed(Role.APPOINTERS)
    @Description(
            "Import a list of contacts of up to 10,000 lines, all or none: a CSV text, or a"
                    + " spreadsheet (XLSX) in Base64")
    public Uni<Imported> importAppointments(
            @Nullable String csv, @Nullable String xlsx, @DefaultValue("false") boolean dryRun) {
        var texts = asking.texts();
        return asking.answer(Deed.IMPORT, viewer -> imports.run(file(csv, xlsx), dryRun, viewer))
                .map(report -> Imported.of(report, texts));
    }

    private static byte[] file(@Nullable String csv, @Nullable String xlsx) {
        if ((csv == null) == (xlsx == null)) {
            throw Problem.invalid(Violation.of("csv", "csv-or-xlsx"));
        }
        try {
            return csv == null
                    ? Base64.getMimeDecoder().decode(xlsx)
                    : csv.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            throw Problem.invalid(Violation.of("xlsx", "xlsx-unreadable"));
        }
    }
}
