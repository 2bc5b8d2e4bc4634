package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A phone that does not know whether it was heard asks again with the same `Idempotency-Key`.
@QuarkusIntegrationTest
class IdempotencyIT extends SystemTest {
    private static final String KEY = "Idempotency-Key";
    private static final String FACILITY =
            "{\"province\":\"%s\",\"name\":\"%s\",\"kind\":\"SCHOOL\"}";

    @Test
    void answersEveryPostOfTheContractTheSameAndDoesItOnce() {
        // Given
        var posts = PublishedOperations.postsOfRest();
        assertThat(posts).hasSizeGreaterThanOrEqualTo(12);
        for (var post : posts) {
            var key = fresh();
            var asked =
                    as(RestOperation.personFor(post))
                            .basePath("")
                            .header(KEY, key)
                            .header("X-Request-Id", key);
            var request = RestOperation.effective(post).ready(asked, MatrixTarget.drafted());
            // When
            var first = request.get();
            var audited = audited(key);
            var second = request.get();
            // Then
            assertThat(first.statusCode()).as("%s: %s", post, first.asString()).isBetween(200, 299);
            assertThat(told(second)).as(post).isEqualTo(told(first));
            assertThat(audited(key)).as(post).isEqualTo(audited);
            assertThat(kept(key)).as(post).isEqualTo("1");
        }
    }

    private static List<String> told(Response answer) {
        var headers = Stream.of("Location", "ETag", "Content-Type", "Retry-After");
        return Stream.concat(
                        Stream.of(String.valueOf(answer.statusCode()), answer.asString()),
                        headers.map(answer::header))
                .map(String::valueOf)
                .toList();
    }

    private static String audited(String request) {
        return database()
                .single("select count(*) from audit_entry where request = '%s'".formatted(request));
    }

    private static String kept(String key) {
        return database()
                .single("select count(*) from idempotency_key where key = '%s'".formatted(key));
    }

    private static TestDatabase database() {
        return SystemUnderTest.database();
    }

    /// The key changes how an answer is made, not what it is.
    @Test
    void answersWithAKeyAsWithoutOne() {
        // Given
        var name = "Như nhau " + UUID.randomUUID();
        var json = FACILITY.formatted("2021-24", name);
        // When
        var plain = sending(NATION, json).post("/facilities");
        var keyed = repeatable(NATION, fresh(), json).post("/facilities");
        // Then
        assertThat(keyed.contentType()).isEqualTo(plain.contentType());
        assertThat(masked(keyed)).isEqualTo(masked(plain));
        assertThat(keyed.header("Location")).endsWith("/" + keyed.path("id"));
        assertThat(keyed.header("ETag")).isEqualTo(plain.header("ETag"));
    }

    private static Object masked(Response answer) {
        var fields = answer.jsonPath().getMap("$");
        fields.keySet().removeAll(List.of("id", "createdAt", "updatedAt"));
        return fields;
    }

    @Test
    void storesAnImportOnceThoughItIsSentTwice() {
        // Given
        var name = "Nhập hai lần " + UUID.randomUUID();
        var key = fresh();
        Supplier<Response> imported =
                () ->
                        as(NATION)
                                .header(KEY, key)
                                .contentType("text/csv; charset=UTF-8")
                                .body("province,name,kind\n2021-24," + name + ",SCHOOL\n")
                                .post("/imports/facilities");
        // When
        var first = imported.get();
        var second = imported.get();
        // Then
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(told(second)).isEqualTo(told(first));
        assertThat(facilities(name)).isEqualTo("1");
    }

    private static String facilities(String name) {
        return database().single("select count(*) from facility where name = '%s'".formatted(name));
    }

    @Test
    void refusesAnotherBodyQueryOrPathUnderTheSameKey() {
        // Given
        var key = fresh();
        var json = FACILITY.formatted("2021-24", "Khóa " + key);
        repeatable(NATION, key, json).post("/facilities").then().statusCode(201);
        // When
        var others =
                List.of(
                        repeatable(NATION, key, json + " ").post("/facilities"),
                        repeatable(NATION, key, json).queryParam("a", 1).post("/facilities"),
                        as(NATION).header(KEY, key).post("/cameras/{id}/probes", fresh()));
        // Then
        for (var other : others) {
            other.then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("code", equalTo("idempotency-key-reused"));
        }
        assertThat(facilities("Khóa " + key)).isEqualTo("1");
    }

    @Test
    void refusesAKeyThatIsNone() {
        repeatable(NATION, "two words", FACILITY.formatted("2021-24", "Khóa hỏng"))
                .post("/facilities")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-idempotency-key"));
    }

    @Test
    void keepsNoRefusalSoThatTheSameKeyMayComeWithWhatIsCorrected() {
        // Given
        var key = fresh();
        var name = "Sửa lại " + key;
        repeatable(NATION, key, FACILITY.formatted("2021-99", name))
                .post("/facilities")
                .then()
                .statusCode(400);
        // When
        var corrected = repeatable(NATION, key, FACILITY.formatted("2021-24", name));
        // Then
        corrected.post("/facilities").then().statusCode(201);
        assertThat(facilities(name)).isEqualTo("1");
    }

    /// The insert fails in the transaction, which is lost; the answer is a refusal.
    @Test
    void keepsNoConflictOfTheDatabaseEither() {
        // Given
        var key = fresh();
        var json =
                "{\"id\":\"%s\",\"province\":\"2021-24\",\"name\":\"x\",\"kind\":\"HOTEL\"}"
                        .formatted(fresh());
        repeatable(NATION, fresh(), json).post("/facilities").then().statusCode(201);
        // When
        for (var time = 0; time < 2; time++) {
            repeatable(NATION, key, json)
                    .post("/facilities")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("id-taken"));
        }
        // Then
        assertThat(kept(key)).isEqualTo("0");
    }

    @Test
    void knowsTheKeyOfAnotherPersonAsAnotherKey() {
        // Given
        var key = fresh();
        var json = FACILITY.formatted("2021-24", "Hai người " + key);
        String first = repeatable(NATION, key, json).post("/facilities").path("id");
        // When
        var other = repeatable(BAC_GIANG, key, json).post("/facilities").then();
        // Then
        other.statusCode(201).body("id", not(equalTo(first)));
        assertThat(kept(key)).isEqualTo("2");
    }

    @Test
    void doesItOnceThoughManyAskAtTheSameTime() {
        // Given
        var key = fresh();
        var name = "Cùng lúc " + key;
        var json = FACILITY.formatted("2021-24", name);
        Supplier<Response> asked = () -> repeatable(NATION, key, json).post("/facilities");
        // When
        List<Response> answers;
        try (var people = Executors.newFixedThreadPool(12)) {
            answers =
                    Stream.generate(() -> CompletableFuture.supplyAsync(asked, people))
                            .limit(12)
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();
        }
        // Then
        var done = asked.get();
        assertThat(facilities(name)).isEqualTo("1");
        assertThat(done.statusCode()).isEqualTo(201);
        assertThat(answers)
                .allSatisfy(
                        answer -> {
                            if (answer.statusCode() == 409) {
                                assertThat(answer.<String>path("code"))
                                        .isEqualTo("request-in-flight");
                                assertThat(answer.header("Retry-After")).isEqualTo("1");
                            } else {
                                assertThat(told(answer)).isEqualTo(told(done));
                            }
                        })
                .anySatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
    }

    /// Names and places that this person may not know any more stand in the answer.
    @Test
    void showsNoAnswerAfterTheAppointmentEndedThatItWasGivenUnder() {
        // Given
        var person = new AppointedTwice(database(), UUID.randomUUID());
        var key = fresh();
        var name = "Hết phân công " + key;
        Supplier<Response> asked =
                () ->
                        repeatable(person.name(), key, FACILITY.formatted("2021-24", name))
                                .post("/facilities");
        assertThat(asked.get().statusCode()).isEqualTo(201);
        assertThat(asked.get().statusCode()).isEqualTo(201);
        // When
        person.end("2021-24");
        // Then
        var refused = asked.get();
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).doesNotContain(name);
        person.end("2021-48");
        assertThat(asked.get().statusCode()).isEqualTo(403);
        assertThat(facilities(name)).isEqualTo("1");
    }

    @Test
    void asksTheDatabaseNothingAboutKeysWhenThereIsNone() {
        // Given
        var before = statementsAboutKeys();
        // When
        facility("2021-24", "Không khóa");
        // Then
        assertThat(statementsAboutKeys()).isEqualTo(before);
        repeatable(NATION, fresh(), FACILITY.formatted("2021-24", "Có khóa")).post("/facilities");
        assertThat(statementsAboutKeys()).isEqualTo(before + 3);
    }

    private static int statementsAboutKeys() {
        return Integer.parseInt(
                database()
                        .single(
                                "select coalesce(sum(calls), 0) from pg_stat_statements where toplevel and"
                                        + " (query like 'select claim_key%' or query like 'select keep_answer%'"
                                        + " or query like 'select fingerprint%')"));
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private static RequestSpecification repeatable(String person, String key, String json) {
        return as(person)
                .header(KEY, key)
                .contentType("application/json; charset=UTF-8")
                .body(json);
    }
}
