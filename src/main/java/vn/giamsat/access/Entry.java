package vn.giamsat.access;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How a transaction enters its scope: by settings that end with it, the database role the last of
/// them. One that changes something says for the audit who does it.
record Entry(Form form, List<String> values) {
    private static final List<String> SCOPE =
            List.of(
                    "transaction_read_only",
                    "giamsat.provinces",
                    "giamsat.enterprise",
                    "giamsat.facilities",
                    "giamsat.level",
                    "role");
    private static final List<String> WHO =
            List.of(
                    "giamsat.person",
                    "giamsat.actor",
                    "giamsat.token_subject",
                    "giamsat.acting_as",
                    "giamsat.appointments",
                    "giamsat.request",
                    "giamsat.address");
    private static final List<String> SERVICE = List.of("", "giamsat", "", "", "", "", "");
    private static final Form READING = new Form(SCOPE);
    private static final Form WRITING =
            new Form(Stream.concat(WHO.stream(), SCOPE.stream()).toList());
    private static final Form KEYED =
            new Form(
                    Stream.of(List.of("giamsat.holder"), WHO, SCOPE)
                            .flatMap(List::stream)
                            .toList());

    static Entry reading(Scope scope) {
        return new Entry(READING, settings("on", scope));
    }

    static Entry writing(Viewer viewer, Right right) {
        var values = new ArrayList<>(who(viewer, right));
        values.addAll(settings("off", right.scope()));
        return new Entry(WRITING, List.copyOf(values));
    }

    /// For what may be done under a key.
    static Entry keyed(Attempt attempt, Right right) {
        var values = new ArrayList<String>();
        values.add(attempt.holder());
        values.addAll(who(attempt.viewer(), right));
        values.addAll(settings("off", right.scope()));
        return new Entry(KEYED, List.copyOf(values));
    }

    private static List<String> who(Viewer viewer, Right right) {
        return switch (viewer) {
            case Viewer.Person person ->
                    List.of(
                            person.id() == null ? "" : person.id().toString(),
                            person.name(),
                            person.subject(),
                            person.actingAs() == null ? "" : person.actingAs().toString(),
                            joined(right.ids()),
                            person.origin().request(),
                            person.origin().address());
            case Viewer.Administrator(var person) -> who(person, right);
            case Viewer.Sealer(var keeper) -> keeper == null ? SERVICE : who(keeper, right);
            case Viewer.Prober _,
                    Viewer.Sweeper _,
                    Viewer.Counter _,
                    Viewer.Notifier _,
                    Viewer.Keeper _,
                    Viewer.Verifier _ ->
                    SERVICE;
        };
    }

    private static List<String> settings(String readOnly, Scope scope) {
        return List.of(
                readOnly,
                String.join(",", scope.provinces()),
                scope.enterprise(),
                joined(scope.facilities()),
                scope.databaseRole(),
                scope.databaseRole());
    }

    private static String joined(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    Tuple tuple() {
        return Tuple.from(values);
    }

    /// The statement, as the database's client numbers its values and as Hibernate marks them.
    ///
    /// @param numbered with `$1`
    /// @param marked with `?`
    record Form(String numbered, String marked) {
        Form(List<String> settings) {
            this(statement(settings, at -> "$" + (at + 1)), statement(settings, at -> "?"));
        }

        private static String statement(List<String> settings, IntFunction<String> value) {
            return IntStream.range(0, settings.size())
                    .mapToObj(
                            at ->
                                    "set_config('%s', %s, true)"
                                            .formatted(settings.get(at), value.apply(at)))
                    .collect(Collectors.joining(", ", "select ", ""));
        }
    }
}
