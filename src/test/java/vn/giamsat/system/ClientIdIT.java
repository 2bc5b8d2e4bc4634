package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static vn.giamsat.system.GraphQlIT.graph;
import static vn.giamsat.system.PhotoSteps.announced;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An id that somebody else made is refused in the same words whether a row has it or not, by each
/// operation that takes an id of the client's; imports are ParentSwapIT's.
@QuarkusIntegrationTest
@TestInstance(Lifecycle.PER_CLASS)
class ClientIdIT extends SystemTest {
    private static final String ENGINEER = "viettel-engineer";

    /// Something new under an id of the client's.
    ///
    /// @param draft without the id
    /// @param taken id of a row of another province of the same kind
    record Entry(String person, String path, String draft, String taken) {
        Response sent(String id) {
            return sending(person, new JsonObject(draft).put("id", id).encode()).post(path);
        }

        @Override
        public String toString() {
            return path.substring(path.lastIndexOf('/'));
        }
    }

    Stream<Entry> entries() {
        var own = MatrixPeople.target("own");
        var foreign = MatrixPeople.target("foreign");
        var place = "/campaigns/%s/facilities/%s".formatted(own.campaign(), own.facility());
        return Stream.of(
                entry(BAC_GIANG, "/facilities", own.facilityDraft(), foreign.facility()),
                entry(BAC_GIANG, "/appointments", own.appointmentDraft(), foreign.appointment()),
                entry(BAC_GIANG, "/webhooks", own.webhookDraft(), foreign.facility()),
                entry(BAC_GIANG, "/status-reports", own.statusDraft(), foreign.camera()),
                entry(ENGINEER, place + "/surveys", "{}", foreign.survey()),
                entry(ENGINEER, place + "/plans", PlanSteps.draft(""), foreign.plan()),
                entry(
                        ENGINEER,
                        "/facilities/%s/cameras".formatted(own.facility()),
                        MatrixTarget.CAMERA.formatted(fresh()),
                        foreign.camera()));
    }

    private static Entry entry(String person, String path, String draft, String taken) {
        return new Entry(person, path, draft, taken);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void tellsNothingOfAnIdThatSomebodyElseMade(Entry entry) {
        // When
        var taken = entry.sent(entry.taken());
        // Then
        taken.then()
                .statusCode(400)
                .body("violations[0].field", equalTo("id"))
                .body("violations[0].rule", equalTo("own-id"));
        assertThat(taken.asString()).isEqualTo(entry.sent(fresh()).asString());
        entry.sent(madeBy(entry.person())).then().statusCode(201);
    }

    @Test
    void tellsNothingOfThePhotosOfOthersToTheNationEither() {
        var taken = MatrixPeople.target("foreign").facility(); // its photo has the same id
        for (var person : Stream.of(BAC_GIANG, NATION).toList()) {
            var answer = photo(person, taken);
            answer.then().statusCode(400).body("violations[0].field", equalTo("photoId"));
            assertThat(answer.asString()).isEqualTo(photo(person, fresh()).asString());
        }
    }

    private static Response photo(String person, String id) {
        var here = MatrixPeople.target("own").facility();
        return announced(person, Map.of("photoId", id, "facilityId", here), 9);
    }

    @Test
    void isTheSameOverGraphQl() {
        var taken = registered(MatrixPeople.target("foreign").facility());
        assertThat(taken).contains("invalid-input", "own-id").isEqualTo(registered(fresh()));
    }

    private static String registered(String id) {
        var draft = Map.of("id", id, "province", "2021-24", "name", "Nghỉ", "kind", "HOTEL");
        var mutation =
                "mutation($d: FacilityDraftInput!) { registerFacility(facility: $d) { id } }";
        return graph(BAC_GIANG, mutation, Map.of("d", draft)).extract().asString();
    }

    @Test
    void opensNoForeignPlaceByAnIdOfOnesOwn() {
        var foreign = MatrixPeople.target("foreign").facility();
        var draft = new JsonObject(MatrixTarget.CAMERA.formatted(fresh()));
        for (var facility : Stream.of(foreign, fresh()).toList()) {
            sending(ENGINEER, draft.put("id", madeBy(ENGINEER)).encode())
                    .post("/facilities/{id}/cameras", facility)
                    .then()
                    .statusCode(404);
        }
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
