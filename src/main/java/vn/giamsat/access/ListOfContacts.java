package vn.giamsat.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;

/// Who is appointed to what (danh sách đầu mối, letter 1407/BTTTT-CVT). Each question is one
/// statement. Event loop.
@ApplicationScoped
public class ListOfContacts {
    static final String SELECT =
            """
            select a.id, a.role, a.province, a.enterprise, a.facility_id, a.valid_from, a.valid_to,
                   p.id person_id, p.name, p.title, p.phone, p.email, p.locale,
                   p.subject is not null has_logged_in
              from appointment a
              join person p on p.id = a.person_id\
            """;

    private final ScopedTransaction transactions;
    private final Clock clock;

    ListOfContacts(ScopedTransaction transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// A page by the person's name, then the appointment's id.
    public Uni<Page<AppointmentView>> page(
            AppointmentFilter filter, PageRequest page, Viewer viewer) {
        var conditions = filter.conditions(clock).behind("p.name", "a.id", page.after());
        var sql =
                SELECT
                        + conditions.where()
                        + " order by p.name, a.id limit "
                        + conditions.bound(page.limit() + 1);
        return transactions
                .rows(scope(viewer), sql, conditions.tuple(), ListOfContacts::view)
                .map(found -> Page.of(found, page.limit(), ListOfContacts::place));
    }

    /// How many appointments the filter finds.
    public Uni<Long> count(AppointmentFilter filter, Viewer viewer) {
        var conditions = filter.conditions(clock);
        var sql =
                "select count(*) from appointment a join person p on p.id = a.person_id"
                        + conditions.where();
        return transactions
                .rows(scope(viewer), sql, conditions.tuple(), row -> row.getLong(0))
                .map(List::getFirst);
    }

    /// @throws Problem NOT_FOUND, also for an appointment outside the viewer's scope
    public Uni<AppointmentView> byId(UUID id, Viewer viewer) {
        return transactions
                .rows(
                        scope(viewer),
                        SELECT + " where a.id = $1",
                        Tuple.of(id),
                        ListOfContacts::view)
                .map(
                        found ->
                                found.stream()
                                        .findFirst()
                                        .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    private static Scope scope(Viewer viewer) {
        return viewer.scope(Permission.READ_PEOPLE);
    }

    /// The place of an appointment in pages.
    public static Cursor place(AppointmentView appointment) {
        return new Cursor(appointment.person().name(), appointment.id());
    }

    static AppointmentView view(Row row) {
        var to = row.getOffsetDateTime("valid_to");
        return new AppointmentView(
                row.getUUID("id"),
                person(row),
                Role.valueOf(row.getString("role")),
                row.getString("province"),
                row.getString("enterprise"),
                row.getUUID("facility_id"),
                row.getOffsetDateTime("valid_from").toInstant(),
                to == null ? null : to.toInstant());
    }

    private static AppointmentView.AppointedPerson person(Row row) {
        return new AppointmentView.AppointedPerson(
                row.getUUID("person_id"),
                row.getString("name"),
                row.getString("title"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("locale"),
                row.getBoolean("has_logged_in"));
    }
}
