package vn.giamsat.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Ids;

/// Finds people in the list that they are to be appointed on, or enters them there. The contacts of
/// each province are a list, and all other people one more; within a list a person is known by all
/// of phone number and e-mail address. Other lists are never looked at, and the rights are those of
/// who enters: nobody learns here who else is known. Event loop.
public final class Enrolment {
    /// Who enters into the same list waits, so that nobody is entered twice at once. In one order,
    /// so that nobody waits in a circle.
    private static final String LOCK =
            """
            select pg_advisory_xact_lock(4403, key)
              from (select distinct hashtext(list) key from unnest($1::text[]) list order by key) keys\
            """;

    /// Begins with the list, not with the proofs: an index would find foreign rows before they are
    /// hidden, and the time would tell.
    private static final String FIND =
            """
            with named as (
                select place, list, phone, lower(email) email
                  from unnest($1::text[], $2::text[], $3::text[]) with ordinality as n(list, phone, email, place)),
            listed as materialized (
                select distinct list_of(a.role, a.province) list, p.id, p.phone, lower(p.email) email
                  from appointment a join person p on p.id = a.person_id
                 where list_of(a.role, a.province) = any($1))
            select n.place, l.id, l.phone is not distinct from n.phone and l.email is not distinct from n.email as_known
              from named n join listed l on l.list || ' ' || l.phone = n.list || ' ' || n.phone
            union
            select n.place, l.id, l.phone is not distinct from n.phone and l.email is not distinct from n.email as_known
              from named n join listed l on l.list || ' ' || l.email = n.list || ' ' || n.email
             order by place, as_known desc, id\
            """;

    private static final String ENTER =
            """
            insert into person (id, name, title, phone, email, locale)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])\
            """;

    private Enrolment() {}

    /// Somebody who is to be appointed.
    ///
    /// @param province of the facility where one is named
    public record Entrant(PersonDraft person, Role role, @Nullable String province) {
        private Place place() {
            var contact = role == Role.FACILITY_CONTACT;
            return new Place(
                    contact ? Objects.requireNonNull(province) : "",
                    person.phone(),
                    person.email() == null ? null : person.email().toLowerCase(Locale.ROOT));
        }
    }

    /// What a person is known by in a list.
    private record Place(String list, @Nullable String phone, @Nullable String email) {}

    /// Who each of them is, in the order given; empty for somebody whom the list knows by only one
    /// of phone number and e-mail address, or by one more.
    public static Uni<List<Optional<UUID>>> of(SqlConnection connection, List<Entrant> entrants) {
        Map<Place, PersonDraft> named = new LinkedHashMap<>();
        entrants.forEach(entrant -> named.putIfAbsent(entrant.place(), entrant.person()));
        var places = List.copyOf(named.keySet());
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.tuple().addArrayOfString(texts(places, Place::list)))
                .chain(() -> connection.preparedQuery(FIND).execute(wanted(places)))
                .map(rows -> known(rows, places))
                .call(known -> entered(connection, named, known))
                .map(known -> entrants.stream().map(it -> known.get(it.place())).toList());
    }

    private static Tuple wanted(List<Place> places) {
        return Tuple.tuple()
                .addArrayOfString(texts(places, Place::list))
                .addArrayOfString(texts(places, Place::phone))
                .addArrayOfString(texts(places, Place::email));
    }

    /// Of each place the row that fits best, which comes first.
    private static Map<Place, Optional<UUID>> known(RowSet<Row> rows, List<Place> places) {
        Map<Place, Optional<UUID>> known = new HashMap<>();
        for (var row : rows) {
            var place = places.get(Math.toIntExact(row.getLong("place")) - 1);
            var person = row.getBoolean("as_known") ? row.getUUID("id") : null;
            known.putIfAbsent(place, Optional.ofNullable(person));
        }
        return known;
    }

    private static Uni<RowSet<Row>> entered(
            SqlConnection connection,
            Map<Place, PersonDraft> named,
            Map<Place, Optional<UUID>> known) {
        Map<UUID, PersonDraft> fresh = new LinkedHashMap<>();
        named.forEach(
                (place, person) -> {
                    if (!known.containsKey(place)) {
                        var id = Ids.fresh();
                        known.put(place, Optional.of(id));
                        fresh.put(id, person);
                    }
                });
        var people = fresh.values();
        var values =
                Tuple.tuple()
                        .addArrayOfUUID(fresh.keySet().toArray(UUID[]::new))
                        .addArrayOfString(texts(people, PersonDraft::name))
                        .addArrayOfString(texts(people, PersonDraft::title))
                        .addArrayOfString(texts(people, PersonDraft::phone))
                        .addArrayOfString(texts(people, PersonDraft::email))
                        .addArrayOfString(texts(people, PersonDraft::locale));
        return connection.preparedQuery(ENTER).execute(values);
    }

    private static <T> String[] texts(Collection<T> of, Function<T, @Nullable String> part) {
        return of.stream().map(part).toArray(String[]::new);
    }
}
