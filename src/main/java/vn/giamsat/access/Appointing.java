package vn.giamsat.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Gives people access and takes it away. Drafts come in validated. Event loop.
@ApplicationScoped
public class Appointing {
    static final String APPOINT =
            """
            insert into appointment (id, person_id, role, province, enterprise, facility_id, valid_from, valid_to)
            values ($1, $2, $3, $4, $5, $6, $7, $8)\
            """;
    /// One that has not begun yet holds at no instant then.
    private static final String END =
            """
            update appointment set valid_to = greatest($2, valid_from)
             where id = $1 and (valid_to is null or valid_to > $2)\
            """;

    private final ScopedTransaction transactions;
    private final ListOfContacts contacts;
    private final Clock clock;

    Appointing(ScopedTransaction transactions, ListOfContacts contacts, Clock clock) {
        this.transactions = transactions;
        this.contacts = contacts;
        this.clock = clock;
    }

    /// Nobody can give more than their role may give, nor outside of where they hold it.
    ///
    /// @throws Problem FORBIDDEN for a role that the viewer may give nowhere
    /// @throws Problem INVALID_INPUT, ID_TAKEN
    public Uni<AppointmentView> appoint(AppointmentDraft entered, Viewer.Person viewer) {
        var draft = entered.begun(clock.instant());
        AppointmentRules.demand(draft);
        var right = demanded(viewer, draft.role());
        var id = ClientIds.of(viewer, right.scope()).given(draft.id());
        return transactions
                .bulk(viewer, right, connection -> appointed(connection, id, draft, right.scope()))
                .onFailure(failure -> broken(failure, "appointment_pk"))
                .transform(taken -> new Problem(ErrorCode.ID_TAKEN, id.toString()))
                .onFailure(failure -> broken(failure, "appointment_province_fk"))
                .transform(
                        unknown -> Problem.invalid(Violation.of("province", "province-in-scope")))
                .onFailure(failure -> broken(failure, "appointment_facility_fk"))
                .transform(moved -> facilityOutOfScope());
    }

    private Uni<AppointmentView> appointed(
            SqlConnection connection, UUID id, AppointmentDraft draft, Scope scope) {
        return province(connection, draft)
                .invoke(province -> demandAdmitted(province, scope))
                .chain(
                        province ->
                                person(connection, entrant(draft, province))
                                        .chain(
                                                person ->
                                                        stored(
                                                                connection,
                                                                id,
                                                                person,
                                                                draft,
                                                                province)))
                .chain(() -> view(connection, id));
    }

    /// Where the facility is, as far as the viewer may see it; else what the draft says.
    private static Uni<@Nullable String> province(
            SqlConnection connection, AppointmentDraft draft) {
        var facility = draft.facilityId();
        if (facility == null) {
            return Uni.createFrom().item(draft.province());
        }
        return connection
                .preparedQuery("select province from facility where id = $1")
                .execute(Tuple.of(facility))
                .map(
                        rows -> {
                            if (!rows.iterator().hasNext()) {
                                throw facilityOutOfScope();
                            }
                            return rows.iterator().next().getString(0);
                        });
    }

    /// Also where it was moved to another province just now.
    private static Problem facilityOutOfScope() {
        return Problem.invalid(Violation.of("facilityId", "facility-in-scope"));
    }

    /// The same answer for a province that does not exist and for one out of scope.
    private static void demandAdmitted(@Nullable String province, Scope scope) {
        if (scope instanceof Scope.Provinces some
                && (province == null || !some.provinces().contains(province))) {
            throw Problem.invalid(Violation.of("province", "province-in-scope"));
        }
    }

    private static Enrolment.Entrant entrant(AppointmentDraft draft, @Nullable String province) {
        return new Enrolment.Entrant(draft.person(), draft.role(), province);
    }

    private static Uni<UUID> person(SqlConnection connection, Enrolment.Entrant entrant) {
        return Enrolment.of(connection, List.of(entrant))
                .map(List::getFirst)
                .map(
                        known ->
                                known.orElseThrow(
                                        () ->
                                                Problem.invalid(
                                                        Violation.of("person", "one-person"))));
    }

    private static Uni<RowSet<Row>> stored(
            SqlConnection connection,
            UUID id,
            UUID person,
            AppointmentDraft draft,
            @Nullable String province) {
        return connection
                .preparedQuery(APPOINT)
                .execute(AppointmentBatch.row(id, person, draft, province));
    }

    private static Uni<AppointmentView> view(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(ListOfContacts.SELECT + " where a.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator())
                .map(
                        rows -> {
                            if (!rows.hasNext()) {
                                throw new Problem(
                                        ErrorCode.FORBIDDEN); // seen, but not within this scope
                            }
                            return ListOfContacts.view(rows.next());
                        });
    }

    /// Ends an appointment now; one that has ended stays as it is. Open subscriptions learn of it
    /// within 5 s.
    ///
    /// @throws Problem NOT_FOUND, FORBIDDEN for a role that the viewer may not give there either
    public Uni<AppointmentView> end(UUID id, Viewer.Person viewer) {
        return contacts.byId(id, viewer).chain(found -> ended(found, viewer));
    }

    private Uni<AppointmentView> ended(AppointmentView found, Viewer.Person viewer) {
        var values = Tuple.of(found.id(), at(clock.instant()));
        return transactions.bulk(
                viewer,
                demanded(viewer, found.role()),
                connection ->
                        connection
                                .preparedQuery(END)
                                .execute(values)
                                .chain(() -> view(connection, found.id())));
    }

    private static Right demanded(Viewer.Person viewer, Role role) {
        var right = viewer.rightToAppoint(role);
        if (right.scope() instanceof Scope.Provinces some && some.provinces().isEmpty()) {
            throw new Problem(ErrorCode.FORBIDDEN);
        }
        return right;
    }

    private static boolean broken(Throwable failure, String constraint) {
        return failure instanceof PgException said
                && Objects.equals(constraint, said.getConstraint());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
