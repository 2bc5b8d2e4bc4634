package vn.giamsat.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Corrects what was entered of people, and lets them bind their logins anew. Administrators
/// correct everybody; who appoints contacts corrects his list's entries until the person logged in.
/// Until then the proofs decide who will be let in, and afterwards what the next binding goes by.
/// Event loop.
@ApplicationScoped
public class People {
    private static final String SELECT =
            """
            select id, name, title, phone, email, locale, subject is not null has_logged_in, version
              from person where id = $1\
            """;

    /// Waits for others who correct or bind the entry; what is asked afterwards sees what they did.
    private static final String LOCKED = SELECT + " for update";
    private static final String IS_CONTACT_ONLY = "select is_contact_only($1, null)";
    /// Other entries of the lists that the person stands in, as far as the viewer sees them; the
    /// proofs are null unless they change.
    private static final String IN_USE =
            """
            select coalesce(q.phone = $2, false) by_phone
              from person q
             where q.id <> $1 and (q.phone = $2 or lower(q.email) = lower($3))
               and exists (select from appointment a join appointment b on list_of(b.role, b.province) = list_of(a.role, a.province)
                            where a.person_id = q.id and b.person_id = $1)\
            """;
    private static final String CORRECT =
            """
            update person set name = $2, title = $3, phone = $4, email = $5, locale = $6, version = version + 1
             where id = $1\
            """;
    private static final String UNBIND = "select unbind_person($1, $2)";

    private final ScopedTransaction transactions;

    People(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// @throws Problem NOT_FOUND, also for a person with no appointment in the viewer's scope
    public Uni<PersonView> byId(UUID id, Viewer viewer) {
        return transactions
                .rows(viewer.scope(Permission.READ_PEOPLE), SELECT, Tuple.of(id), People::view)
                .map(found -> only(found, ErrorCode.NOT_FOUND));
    }

    /// Changes a person whose version the client has seen. Drafts come in validated.
    ///
    /// @throws Problem NOT_FOUND, FORBIDDEN, VERSION_STALE, or INVALID_INPUT
    public Uni<PersonView> correct(
            UUID id, int version, UnaryOperator<PersonDraft> change, Viewer viewer) {
        return byId(id, viewer)
                .chain(
                        seen ->
                                transactions.bulk(
                                        viewer,
                                        Permission.APPOINT,
                                        connection ->
                                                corrected(connection, id, viewer)
                                                        .invoke(found -> demand(found, version))
                                                        .chain(
                                                                found ->
                                                                        changed(
                                                                                connection,
                                                                                found,
                                                                                draft(
                                                                                        found,
                                                                                        change)))));
    }

    /// The person, locked, if the viewer may correct him.
    private static Uni<PersonView> corrected(SqlConnection connection, UUID id, Viewer viewer) {
        return one(connection, LOCKED, Tuple.of(id))
                .chain(
                        found ->
                                connection
                                        .preparedQuery(IS_CONTACT_ONLY)
                                        .execute(Tuple.of(id))
                                        .map(rows -> rows.iterator().next().getBoolean(0))
                                        .invoke(contact -> demandMayCorrect(found, contact, viewer))
                                        .replaceWith(found));
    }

    private static void demandMayCorrect(PersonView found, boolean contact, Viewer viewer) {
        var administers = viewer.scope(Permission.ADMINISTER) instanceof Scope.Nation;
        if (!administers && (found.hasLoggedIn() || !contact)) {
            throw new Problem(ErrorCode.FORBIDDEN);
        }
    }

    private static void demand(PersonView found, int version) {
        if (found.version() != version) {
            throw new Problem(ErrorCode.VERSION_STALE, "is at version " + found.version());
        }
    }

    private static PersonDraft draft(PersonView found, UnaryOperator<PersonDraft> change) {
        var draft = change.apply(found.draft());
        demandProof(draft.phone() != null || draft.email() != null);
        return draft;
    }

    private static Uni<PersonView> changed(
            SqlConnection connection, PersonView found, PersonDraft draft) {
        var proofs =
                Tuple.of(
                        found.id(),
                        changed(found.phone(), draft.phone()),
                        changed(found.email(), draft.email()));
        return connection
                .preparedQuery(IN_USE)
                .execute(proofs)
                .invoke(rows -> rows.forEach(People::demandFree))
                .chain(() -> stored(connection, found.id(), draft));
    }

    private static @Nullable String changed(@Nullable String before, @Nullable String after) {
        return Objects.equals(before, after) ? null : after;
    }

    private static void demandFree(Row other) {
        throw Problem.invalid(
                Violation.of(other.getBoolean("by_phone") ? "phone" : "email", "in-use"));
    }

    private static void demandProof(boolean given) {
        if (!given) {
            throw Problem.invalid(Violation.of("person", "phone-or-email"));
        }
    }

    /// The database looks once more whether a province may correct the person.
    private static Uni<PersonView> stored(SqlConnection connection, UUID id, PersonDraft draft) {
        var values =
                Tuple.of(
                        id,
                        draft.name(),
                        draft.title(),
                        draft.phone(),
                        draft.email(),
                        draft.locale());
        return connection
                .preparedQuery(CORRECT)
                .execute(values)
                .invoke(
                        done -> {
                            if (done.rowCount() == 0) {
                                throw new Problem(ErrorCode.FORBIDDEN);
                            }
                        })
                .chain(() -> one(connection, SELECT, Tuple.of(id)));
    }

    /// Forgets which login is the person's: the next token that proves the phone number or e-mail
    /// address binds another, and never the same again. Whoever was let in is out at once, and on
    /// open sockets within 5 s.
    ///
    /// @param everywhere whether all entries that the login has joined forget it
    /// @throws Problem NOT_FOUND, INVALID_INPUT for a person who could not log in again
    public Uni<PersonView> unbind(UUID id, boolean everywhere, Viewer viewer) {
        return byId(id, viewer)
                .invoke(found -> demandProof(found.phone() != null || found.email() != null))
                .chain(
                        found ->
                                transactions.bulk(
                                        viewer,
                                        Permission.ADMINISTER,
                                        connection ->
                                                connection
                                                        .preparedQuery(UNBIND)
                                                        .execute(Tuple.of(id, everywhere))
                                                        .chain(
                                                                () ->
                                                                        one(
                                                                                connection,
                                                                                SELECT,
                                                                                Tuple.of(id)))))
                .onFailure(failure -> broken(failure, "person_recognisable"))
                .transform(lost -> Problem.invalid(Violation.of("person", "phone-or-email")));
    }

    /// Who is seen, but may not be corrected, is not found here.
    private static Uni<PersonView> one(SqlConnection connection, String sql, Tuple values) {
        return connection
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.stream().map(People::view).toList())
                .map(found -> only(found, ErrorCode.FORBIDDEN));
    }

    private static PersonView only(List<PersonView> found, ErrorCode otherwise) {
        return found.stream().findFirst().orElseThrow(() -> new Problem(otherwise));
    }

    private static boolean broken(Throwable failure, String constraint) {
        return failure instanceof PgException said && constraint.equals(said.getConstraint());
    }

    private static PersonView view(Row row) {
        return new PersonView(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("title"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("locale"),
                row.getBoolean("has_logged_in"),
                row.getInteger("version"));
    }
}
