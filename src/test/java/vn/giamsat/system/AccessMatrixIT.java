package vn.giamsat.system;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giamsat.system.AccessMatrix.Row;

/// Who may do what, for every operation that the published contract of either API knows. The best
/// known registries leaked through their second API; here one table holds for both.
@QuarkusIntegrationTest
class AccessMatrixIT extends SystemTest {
    static final AccessMatrix MATRIX = AccessMatrix.read();

    /// Words for a row that the asker is not told of.
    private static final Set<String> UNTOLD = Set.of("not-found", "refused", "hidden");

    /// Subscriptions are asked over sockets: `SubscriptionMatrixIT`.
    static List<Row> rows() {
        return MATRIX.tried().stream()
                .filter(row -> !row.operation().startsWith("subscription "))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answersAsTheTableSays(Row row) {
        // Given
        var target = MatrixPeople.target(row.target());
        // When
        var answers = row.isQuestion() ? answeredAtOnce(row, target) : answeredInTurn(row, target);
        // Then
        assertThat(answers)
                .as("for %s", MATRIX.people())
                .extracting(answer -> answer.verdict().toString())
                .isEqualTo(row.verdicts());
        if (!row.target().equals("missing") && !row.isSum() && !row.isOfAnOrder()) {
            assertThat(told(row, answers)).isEqualTo(toldOfMissing(row));
        }
    }

    /// What people change, they change one after another.
    private static List<MatrixAnswer> answeredInTurn(Row row, MatrixTarget target) {
        return MATRIX.people().stream().map(person -> answer(row, person, target)).toList();
    }

    private static List<MatrixAnswer> answeredAtOnce(Row row, MatrixTarget target) {
        try (var askers = Executors.newFixedThreadPool(4)) {
            return MATRIX.people().stream()
                    .map(person -> supplyAsync(() -> answer(row, person, target), askers))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    /// What those get to whom the row is out of scope.
    private static List<String> told(Row row, List<MatrixAnswer> answers) {
        var target = MatrixPeople.target(row.target());
        return strangers(row).stream()
                .map(person -> answers.get(column(person)).without(target))
                .toList();
    }

    private static List<String> toldOfMissing(Row row) {
        var role = MatrixPeople.target(row.target()).role();
        var missing = MatrixPeople.target("missing").giving(role);
        return strangers(row).stream()
                .map(person -> answer(row, person, missing).without(missing))
                .toList();
    }

    private static List<String> strangers(Row row) {
        return MATRIX.people().stream()
                .filter(person -> UNTOLD.contains(row.verdicts().get(column(person))))
                .toList();
    }

    private static int column(String person) {
        return MATRIX.people().indexOf(person);
    }

    private static MatrixAnswer answer(Row row, String person, MatrixTarget target) {
        var request = MatrixPeople.asking(person);
        return RestOperation.fits(row.operation())
                ? RestOperation.of(row.operation()).ask(request, target)
                : new GraphQlOperation(row.operation()).ask(request, target);
    }

    @Test
    void leavesNoOperationOut() {
        // When
        var known = new TreeSet<>(PublishedOperations.ofRest());
        known.addAll(PublishedOperations.ofGraphQl(schema()));
        // Then
        assertThat(new TreeSet<>(MATRIX.operations())).isEqualTo(known);
    }

    /// Of what has no version, too: states, sums, figures. A stream of events has no end.
    @Test
    void tagsEveryAnswerThatTellsOneThing() {
        // Given
        var person = "national-operator";
        var target = MatrixPeople.target("own");
        var answers =
                MATRIX.rows().stream()
                        .filter(row -> row.operation().matches("GET .*(?<!/events|/sync)"))
                        .filter(row -> row.verdicts().get(column(person)).equals("yes"))
                        .map(row -> RestOperation.of(row.operation()))
                        .map(get -> get.ready(MatrixPeople.asking(person), target).get())
                        .toList();
        // When
        var things =
                answers.stream()
                        .filter(answer -> answer.contentType().startsWith("application/json"))
                        .filter(answer -> answer.asString().startsWith("{"))
                        .filter(answer -> answer.jsonPath().get("items") == null)
                        .toList();
        // Then
        assertThat(things).hasSizeGreaterThan(20);
        assertThat(things)
                .allSatisfy(it -> assertThat(it.header("ETag")).as(it.asString()).isNotNull());
    }

    @Test
    void triesEveryOperationOnARowOnAMissingOneAsWell() {
        // Given
        var aimed = new TreeSet<>(PublishedOperations.aimed(schema()));
        PublishedOperations.ofRest().stream()
                .filter(operation -> operation.matches(".*\\{(id|key)}.*"))
                .forEach(aimed::add);
        // Then
        assertThat(aimed).hasSizeGreaterThan(30);
        for (var operation : aimed) {
            assertThat(MATRIX.rows())
                    .filteredOn(row -> row.operation().equals(operation))
                    .extracting(Row::target)
                    .as(operation)
                    .containsExactlyInAnyOrder("own", "missing");
        }
    }

    /// Else a person of the table never meets a row out of scope.
    @Test
    void triesEverybodyBelowTheNationOnRowsOutOfScope() {
        // When
        var strangers =
                MATRIX.tried().stream().flatMap(row -> strangers(row).stream()).distinct().toList();
        // Then
        assertThat(strangers)
                .contains(
                        "viewer-A",
                        "operator-A",
                        "operator-B",
                        "engineer-1",
                        "engineer-2",
                        "contact-F",
                        "health-A");
    }

    private static JsonObject schema() {
        return new JsonObject(
                as(NATION)
                        .basePath("")
                        .contentType("application/json")
                        .body(
                                new JsonObject()
                                        .put("query", PublishedOperations.INTROSPECTION)
                                        .encode())
                        .post("/graphql")
                        .asString());
    }
}
