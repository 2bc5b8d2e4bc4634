package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giamsat.system.AccessMatrix.Row;

/// Who may do what, for every operation that the published contract of either API knows. The best
/// known registries leaked through their second API; here one table holds for both.
@QuarkusIntegrationTest
class AccessMatrixIT extends SystemTest {
    private static final AccessMatrix MATRIX = AccessMatrix.read();
    private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /// Subscriptions are asked over a socket: `SubscriptionIT`.
    private static final Set<String> ELSEWHERE = Set.of("subscription cameraHealthChanged");

    private static final String LEFT =
            """
            insert into person (id, subject, name) values ('01900000-0000-7000-8000-0000000000fd', 'left', 'Người đã nghỉ')
                on conflict do nothing;
            insert into appointment (id, person_id, role, valid_from, valid_to)
            values ('01900000-0000-7000-8000-0000000001fd', '01900000-0000-7000-8000-0000000000fd', 'NATIONAL_OPERATOR', '2021-05-05', '2021-05-06')
                on conflict do nothing\
            """;

    private static final String CONTACT = "matrix-contact";

    private static final Map<String, Supplier<RequestSpecification>> PEOPLE =
            Map.ofEntries(
                    entry("anonymous", () -> given()),
                    entry("expired", () -> holding(expired())),
                    entry("ended", () -> person("left")),
                    entry("national-viewer", () -> person(NATION_VIEWER)),
                    entry("national-operator", () -> person(NATION)),
                    entry("viewer-A", () -> person(BAC_GIANG_VIEWER)),
                    entry("operator-A", () -> person(BAC_GIANG)),
                    entry("operator-B", () -> person(DA_NANG)),
                    entry("engineer-1", () -> person("viettel-engineer")),
                    entry("engineer-2", () -> person("vnpt-engineer")),
                    entry("contact-F", () -> person(CONTACT)),
                    entry("health-A", () -> person("bac-giang-health")),
                    entry("administrator", () -> person("national-administrator")));

    private static final String APPOINTED =
            """
            insert into person (id, subject, name) values ('01900000-0000-7000-8000-0000000000fb', 'matrix-contact', 'Đầu mối');
            insert into appointment (id, person_id, role, province, facility_id, valid_from)
            values ('01900000-0000-7000-8000-0000000001fb', '01900000-0000-7000-8000-0000000000fb', 'FACILITY_CONTACT', '2021-24', '%s', '2021-05-05')\
            """;

    private static Map<String, MatrixTarget> targets = Map.of();

    /// Once; not before all, because the service's address is not known then.
    @BeforeEach
    void enterRows() {
        if (targets.isEmpty()) {
            SystemUnderTest.database().execute(LEFT);
            var own = MatrixTarget.own();
            SystemUnderTest.database().execute(APPOINTED.formatted(own.facility()));
            targets = Map.of("own", own, "-", own, "missing", MatrixTarget.missing());
        }
    }

    private static String expired() {
        return SystemUnderTest.issuer().token(NATION, Instant.now().minusSeconds(300));
    }

    private static RequestSpecification person(String name) {
        return holding(SystemUnderTest.issuer().token(name));
    }

    private static RequestSpecification holding(String token) {
        return given().auth().oauth2(token);
    }

    static List<Row> rows() {
        return MATRIX.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answersAsTheTableSays(Row row) {
        // When
        var verdicts = MATRIX.people().stream().map(person -> verdict(row, person)).toList();
        // Then
        assertThat(verdicts).as("for %s", MATRIX.people()).isEqualTo(row.verdicts());
    }

    private static String verdict(Row row, String person) {
        var request = PEOPLE.get(person).get();
        var target = targets.get(row.target());
        var verdict =
                RestOperation.fits(row.operation())
                        ? RestOperation.of(row.operation()).ask(request, target)
                        : new GraphQlOperation(row.operation()).ask(request, target);
        return verdict.toString();
    }

    @Test
    void leavesNoOperationOut() {
        // When
        var known = new TreeSet<>(PublishedOperations.ofRest());
        known.addAll(
                PublishedOperations.ofGraphQl(asked(PublishedOperations.INTROSPECTION, NATION)));
        known.removeAll(ELSEWHERE);
        // Then
        assertThat(new TreeSet<>(MATRIX.operations())).isEqualTo(known);
    }

    @Test
    void triesEveryOperationOnARowOnAMissingOneAsWell() {
        // Given
        var aimed = MATRIX.operations().stream().filter(AccessMatrixIT::takesAnId).toList();
        // Then
        assertThat(aimed).hasSizeGreaterThan(10);
        for (var operation : aimed) {
            assertThat(MATRIX.rows())
                    .filteredOn(row -> row.operation().equals(operation))
                    .extracting(Row::target)
                    .containsExactlyInAnyOrder("own", "missing");
        }
    }

    private static boolean takesAnId(String operation) {
        return operation.contains("{id}")
                || operation.contains("{key}")
                || operation.matches(
                        "query (camera|facility|cameraPicture|healthChanges|appointment|person|province"
                                + "|campaign|campaignFacility|survey)")
                || operation.matches(
                        "mutation (update|retire|probe|end)(Camera|Facility|Appointment|Campaign)"
                                + "|mutation (markCameraMaintenance|correctPerson|unbindPerson|decideStep|saveSurvey|updateSurvey|submitSurvey)"
                                + "|mutation (correctProvince|removeProvince|changeSetting|resetSetting)")
                || operation.equals("mutation registerCamera");
    }

    @Test
    void doesNothingByVerbsThatAreNotInTheContract() {
        var published = PublishedOperations.ofRest();
        for (var path : PublishedOperations.paths()) {
            for (var verb : VERBS) {
                if (!published.contains(verb + " " + path)) {
                    var address = path.replaceAll("\\{[a-z]+}", targets.get("own").camera());
                    person(NATION)
                            .contentType("application/json")
                            .body("{}")
                            .request(verb, address)
                            .then()
                            .statusCode(anyOf(is(404), is(405)));
                }
            }
        }
    }

    @Test
    void judgesEachAliasByItselfSoThatAnOwnRowOpensNoForeignOne() {
        // Given
        var own = targets.get("own").camera();
        var foreign = foreignCamera();
        var query =
                "{ a: camera(id: \"%s\") { id } b: camera(id: \"%s\") { id name }"
                        + " c: camera(id: \"%s\") { id } }";
        // When
        var answer = asked(query.formatted(own, foreign, own), BAC_GIANG);
        // Then
        assertThat(answer.getJsonObject("data").getJsonObject("a").getString("id")).isEqualTo(own);
        assertThat(answer.getJsonObject("data").getValue("b")).isNull();
        assertThat(answer.getJsonObject("data").getJsonObject("c").getString("id")).isEqualTo(own);
        assertThat(answer.getJsonArray("errors")).hasSize(1);
    }

    /// In lists, single answers, joins and files of either API.
    @Test
    void tellsContactsNothingOfHowACameraIsReached() {
        // Given
        var own = targets.get("own");
        var query =
                "{ camera(id: \"%s\") { id streamAddress { main } facility { cameras { id"
                        + " streamAddress { main } } } } }";
        // When
        var answers =
                List.of(
                        person(CONTACT).get("/api/v1/cameras").asString(),
                        person(CONTACT).get("/api/v1/cameras/" + own.camera()).asString(),
                        person(CONTACT)
                                .get("/api/v1/facilities/{id}/cameras", own.facility())
                                .asString(),
                        person(CONTACT).get("/api/v1/exports/cameras.csv").asString(),
                        asked(query.formatted(own.camera()), CONTACT).encode());
        // Then
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer).contains(own.camera()).doesNotContain("rtsp"));
    }

    @Test
    void showsNothingOfAForeignParentUnderAnOwnFilter() {
        // Given
        var foreign = foreignFacility();
        // When
        var cameras =
                person(BAC_GIANG)
                        .queryParam("facility", foreign)
                        .queryParam("province", "2021-24")
                        .get("/api/v1/cameras");
        // Then
        assertThat(cameras.jsonPath().getList("items")).isEmpty();
    }

    private static String foreignFacility() {
        return facility("2021-48", "Ngoài phạm vi " + UUID.randomUUID());
    }

    private static String foreignCamera() {
        return camera(foreignFacility(), "Cổng", "rtsp://10.8.0.9/" + UUID.randomUUID());
    }

    private static JsonObject asked(String query, String person) {
        return new JsonObject(
                person(person)
                        .contentType("application/json")
                        .body(new JsonObject().put("query", query).encode())
                        .post("/graphql")
                        .asString());
    }
}
