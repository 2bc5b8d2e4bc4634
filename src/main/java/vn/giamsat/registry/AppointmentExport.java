package vn.giamsat.registry;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.AppointmentFilter;
import vn.giamsat.access.AppointmentView;
import vn.giamsat.access.AuditNotes;
import vn.giamsat.access.ListOfContacts;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.XlsxWriter;

/// The list of contacts that a viewer may see, as CSV or as a spreadsheet, in the columns that
/// [AppointmentImport] reads. Event loop.
@ApplicationScoped
public class AppointmentExport {
    private static final String FACILITIES = "select id, name from facility where id = any($1)";
    private static final String PROVINCES =
            "select key, name_vi, name_en from province where key = any($1)";

    private final ListOfContacts contacts;
    private final ScopedTransaction transactions;
    private final AuditNotes notes;

    AppointmentExport(ListOfContacts contacts, ScopedTransaction transactions, AuditNotes notes) {
        this.contacts = contacts;
        this.transactions = transactions;
        this.notes = notes;
    }

    /// Chunks of the whole CSV file.
    ///
    /// @param inVietnamese header, roles and provinces; else in English, as the APIs name them
    public Multi<String> csv(AppointmentFilter filter, boolean inVietnamese, Viewer viewer) {
        var file = file(filter, inVietnamese, viewer).whole();
        return notes.exporting(filter.export().as(CsvFile.FORMAT), viewer, file);
    }

    /// A page of the CSV file; all pages joined are the file.
    public Uni<CsvPart<AppointmentView>> part(
            AppointmentFilter filter, PageRequest page, boolean inVietnamese, Viewer viewer) {
        var part = file(filter, inVietnamese, viewer).part(page);
        return notes.exporting(filter.export().as(CsvFile.FORMAT), page, viewer, part);
    }

    /// Pieces of the whole spreadsheet file.
    public Multi<byte[]> xlsx(AppointmentFilter filter, boolean inVietnamese, Viewer viewer) {
        var file = spreadsheet(filter, inVietnamese, viewer);
        return notes.exporting(filter.export().as("xlsx"), viewer, file);
    }

    private Multi<byte[]> spreadsheet(
            AppointmentFilter filter, boolean inVietnamese, Viewer viewer) {
        var writer = new XlsxWriter();
        var sheet = inVietnamese ? "Danh sách đầu mối" : "Contacts";
        var rows =
                CsvFile.each(pages(filter, viewer))
                        .onItem()
                        .transformToUniAndConcatenate(
                                page ->
                                        names(page.items(), viewer)
                                                .map(
                                                        names ->
                                                                rows(
                                                                        page.items(),
                                                                        names,
                                                                        inVietnamese)))
                        .map(writer::rows);
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom()
                                .item(
                                        () ->
                                                writer.beginning(
                                                        sheet, ContactColumn.header(inVietnamese))),
                        rows,
                        Multi.createFrom().item(writer::end));
    }

    private CsvFile<AppointmentView> file(
            AppointmentFilter filter, boolean inVietnamese, Viewer viewer) {
        return new CsvFile<>(
                CsvFile.header(ContactColumn.header(inVietnamese)),
                pages(filter, viewer),
                found ->
                        names(found, viewer)
                                .map(names -> rows(found, names, inVietnamese))
                                .map(rows -> CsvFile.lines(rows, AppointmentExport::harmless)));
    }

    private Function<PageRequest, Uni<Page<AppointmentView>>> pages(
            AppointmentFilter filter, Viewer viewer) {
        return page -> contacts.page(filter, page, viewer);
    }

    /// In the order of [ContactColumn]: texts, instants and nulls.
    private static List<List<@Nullable Object>> rows(
            List<AppointmentView> found, Names names, boolean inVietnamese) {
        return found.stream().map(it -> row(it, names, inVietnamese)).toList();
    }

    private static List<@Nullable Object> row(
            AppointmentView appointment, Names names, boolean inVietnamese) {
        var person = appointment.person();
        List<@Nullable Object> row = new ArrayList<>();
        row.add(person.name());
        row.add(person.title());
        row.add(person.phone());
        row.add(person.email());
        row.add(ContactColumn.name(appointment.role(), inVietnamese));
        row.add(appointment.province());
        row.add(names.province(appointment.province(), inVietnamese));
        row.add(appointment.facilityId());
        row.add(names.facilities.get(appointment.facilityId()));
        row.add(appointment.enterprise());
        row.add(appointment.from());
        row.add(appointment.to());
        return row;
    }

    /// A phone in E.164 begins with a plus and is no formula: it stays what the import reads.
    private static List<@Nullable Object> harmless(List<@Nullable Object> row) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (var cell : row) {
            cells.add(
                    switch (cell) {
                        case null -> null;
                        case Instant time -> FieldTime.text(time);
                        case String text -> CsvFile.harmless(text);
                        default -> cell;
                    });
        }
        cells.set(ContactColumn.PHONE.ordinal(), row.get(ContactColumn.PHONE.ordinal()));
        return cells;
    }

    /// As who may see contacts, even administrators, who see no facilities otherwise.
    private Uni<Names> names(List<AppointmentView> found, Viewer viewer) {
        var scope = viewer.scope(Permission.READ_PEOPLE);
        var facilities = ids(found, AppointmentView::facilityId).toArray(UUID[]::new);
        var provinces = ids(found, AppointmentView::province).toArray(String[]::new);
        var names = new Names(new HashMap<>(), new HashMap<>());
        return transactions
                .rows(scope, FACILITIES, Tuple.of(facilities), names::facility)
                .chain(() -> transactions.rows(scope, PROVINCES, Tuple.of(provinces), names::unit))
                .replaceWith(names);
    }

    private static <T> List<T> ids(
            List<AppointmentView> found, Function<AppointmentView, @Nullable T> part) {
        return found.stream().map(part).filter(Objects::nonNull).distinct().toList();
    }

    /// What keys and ids are called.
    private record Names(Map<UUID, String> facilities, Map<String, Unit> provinces) {
        record Unit(String vietnamese, String english) {}

        boolean facility(Row row) {
            return facilities.put(row.getUUID("id"), row.getString("name")) == null;
        }

        boolean unit(Row row) {
            var unit = new Unit(row.getString("name_vi"), row.getString("name_en"));
            return provinces.put(row.getString("key"), unit) == null;
        }

        @Nullable String province(@Nullable String key, boolean inVietnamese) {
            var unit = key == null ? null : provinces.get(key);
            return unit == null ? null : inVietnamese ? unit.vietnamese : unit.english;
        }
    }
}
