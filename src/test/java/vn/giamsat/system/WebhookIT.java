package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Events on their way to another system, over real sockets.
@ExtendWith(LastAnswer.class)
class WebhookIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String APPOINTED =
            """
            insert into person (id, name, email) values ('%1$s', 'Người kín', '%1$s@example.vn');
            insert into appointment (id, person_id, role, province, valid_from)
            values ('%1$s', '%1$s', 'PROVINCE_VIEWER', '%2$s', now())\
            """;

    private static TestDatabase database;
    private static TestIssuer issuer;
    private static WebhookReceiver receiver;
    private static ServiceProcess service;

    private JsonPath made;

    @BeforeAll
    static void start() {
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        receiver = new WebhookReceiver();
        service = ServiceProcess.start(settings("webhooks.tries", "3"));
        database.enterPeople();
    }

    @AfterAll
    static void stop() {
        service.close();
        receiver.close();
        issuer.close();
        database.close();
    }

    private static Map<String, String> settings(String key, String value) {
        var settings = new HashMap<>(SystemUnderTest.settings(database, issuer));
        settings.put("giamsat.schedule.enabled", "false");
        settings.put("giamsat.webhooks.plain-http", "true");
        settings.put("giamsat.webhooks.allowed-networks", "127.0.0.0/8");
        settings.put("giamsat.webhooks.look", "100ms");
        settings.put("giamsat.webhooks.timeout", "500ms");
        settings.put("giamsat.webhooks.first-wait", "50ms");
        settings.put("giamsat." + key, value);
        return settings;
    }

    @BeforeEach
    void register() {
        database.execute("delete from webhook");
        receiver.answering(at -> 200);
        made = registered(receiver.address());
    }

    @Test
    void tellsAnAppointmentOfTheProvinceSignedAndWithoutThePerson() {
        // When
        var foreign = appoint("2021-48");
        var own = appoint("2021-24");
        awaitLetters(1);
        // Then
        var letter = receiver.letters().getFirst();
        assertThat(letter.isSignedWith(made.getString("secret"))).isTrue();
        assertThat(letter.isSignedWith("whsec_bmV2ZXItdG9sZA==")).isFalse();
        assertThat(letter.timestamp()).isCloseTo(Instant.now().getEpochSecond(), within(30L));
        assertThat(letter.body())
                .contains("\"appointment.begun\"", own, "\"PROVINCE_VIEWER\"")
                .doesNotContain(foreign, "Người kín", "example.vn");
        assertThat(receiver.letters()).hasSize(1);
    }

    @Test
    void repeatsWhatWasRefusedWithTheSameIdUntilItIsTaken() {
        // Given
        receiver.answering(at -> at == 0 ? 500 : 200);
        // When
        appoint("2021-24");
        awaitLetters(2);
        awaitState("DELIVERED");
        // Then
        assertThat(receiver.letters().get(1).id()).isEqualTo(receiver.letters().getFirst().id());
        assertThat(receiver.letters().get(1).body())
                .isEqualTo(receiver.letters().getFirst().body());
    }

    @Test
    void doesNotFollowRedirectsAndSendsAgainWhatWasGivenUp() {
        // Given
        receiver.answering(at -> 307);
        appoint("2021-24");
        awaitState("DEAD");
        var path = "/webhooks/" + made.getString("webhook.id") + "/deliveries";
        var dead = as("bac-giang-operator").get(path + "?state=DEAD").jsonPath();
        var first = receiver.letters().getFirst().id();
        assertThat(receiver.letters()).hasSize(3).allMatch(it -> it.path().equals("/events"));
        assertThat(dead.getString("items[0].error")).isEqualTo("REDIRECTED");
        assertThat(dead.getInt("items[0].status")).isEqualTo(307);
        receiver.answering(at -> 204);
        // When
        var again =
                as("bac-giang-operator")
                        .post(path + "/" + dead.getString("items[0].id") + "/again");
        // Then
        assertThat(again.statusCode()).isEqualTo(200);
        awaitState("DELIVERED");
        assertThat(receiver.letters().getFirst().id()).isEqualTo(first);
    }

    @Test
    void givesUpWaitingForADestinationThatSaysNothing() {
        // Given
        receiver.answering(at -> WebhookReceiver.SILENCE);
        // When
        appoint("2021-24");
        awaitState("DEAD");
        // Then
        assertThat(database.single("select error from webhook_delivery")).isEqualTo("TIMED_OUT");
    }

    @Test
    void signsWithBothSecretsWhileTheOldOneHolds() {
        // Given
        var id = made.getString("webhook.id");
        var rotated =
                as("bac-giang-operator")
                        .header("If-Match", "\"v0\"")
                        .post("/webhooks/" + id + "/secrets")
                        .jsonPath();
        // When
        as("bac-giang-operator").post("/webhooks/" + id + "/tests").then().statusCode(200);
        awaitLetters(1);
        // Then
        var letter = receiver.letters().getFirst();
        assertThat(letter.body()).contains("\"webhook.test\"");
        assertThat(letter.isSignedWith(made.getString("secret"))).isTrue();
        assertThat(letter.isSignedWith(rotated.getString("secret"))).isTrue();
        assertThat(database.single("select count(*) from webhook_secret")).isEqualTo("2");
    }

    @Test
    void deliversAgainWithTheSameIdWhatAKilledServiceHadBegun() {
        // Given
        service.kill();
        receiver.answering(at -> at == 0 ? WebhookReceiver.SILENCE : 200);
        var slow = settings("webhooks.timeout", "2s");
        try (var killed = ServiceProcess.start(slow)) {
            appoint("2021-24");
            awaitLetters(1);
            killed.kill();
        }
        assertThat(database.single("select state || tries from webhook_delivery"))
                .isEqualTo("PENDING1");
        // When
        service = ServiceProcess.start(settings("webhooks.tries", "3"));
        awaitState("DELIVERED");
        // Then
        assertThat(receiver.letters()).hasSize(2);
        assertThat(receiver.letters().get(1).id()).isEqualTo(receiver.letters().getFirst().id());
    }

    @Test
    void deliversEachEventOnceThoughTwoReplicasLook() {
        try (var other = ServiceProcess.start(settings("webhooks.tries", "3"))) {
            // When
            IntStream.range(0, 40).forEach(each -> appoint("2021-24"));
            awaitState("DELIVERED");
            Await.until("nothing waits", LIMIT, () -> pending().equals("0"));
            // Then
            assertThat(other.status("/q/health/live")).isEqualTo(200);
            assertThat(receiver.letters()).hasSize(40).extracting("id").doesNotHaveDuplicates();
        }
    }

    @Test
    void refusesAddressesThatLeadIntoTheHouse() {
        for (var address :
                new String[] {
                    "https://10.0.0.1/",
                    "https://192.168.1.1/",
                    "https://169.254.169.254/latest",
                    "https://[::ffff:10.0.0.1]/",
                    "https://a:b@example.vn/",
                    "ftp://example.vn/",
                    "example.vn"
                }) {
            assertThat(registration(address).statusCode()).as(address).isEqualTo(400);
        }
    }

    /// A name is looked at when it is connected to, whatever it led to when it was registered.
    @Test
    void looksAtTheAddressAgainWhenItConnects() {
        // Given
        database.execute("update webhook set address = 'http://10.0.0.1/'");
        // When
        appoint("2021-24");
        awaitState("DEAD");
        // Then
        assertThat(database.single("select error from webhook_delivery"))
                .isEqualTo("ADDRESS_FORBIDDEN");
    }

    @Test
    void keepsTheSecretToItself() {
        var id = made.getString("webhook.id");
        var secret = made.getString("secret");
        assertThat(as("bac-giang-operator").get("/webhooks/" + id).asString())
                .doesNotContain("whsec_");
        assertThat(database.single("select string_agg(e::text, ' ') from audit_entry e"))
                .contains("WEBHOOK")
                .doesNotContain(secret, "/events");
        assertThat(as("da-nang-operator").get("/webhooks/" + id).statusCode()).isEqualTo(404);
    }

    /// Whose first answer got lost needs the secret; whoever reads the database must not.
    @Test
    void tellsTheSecretAgainToWhoRepeatsTheRequestAndKeepsItSealed() {
        // Given
        var path = "/webhooks/" + made.getString("webhook.id") + "/secrets";
        var repeated =
                as("bac-giang-operator")
                        .header("If-Match", "\"v0\"")
                        .header("Idempotency-Key", UUID.randomUUID());
        // When
        var first = repeated.post(path);
        var again = repeated.post(path);
        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.jsonPath().getString("secret")).startsWith("whsec_");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(
                        database.single(
                                "select string_agg(encode(sealed, 'escape') || coalesce(body, ''), '') from idempotency_key"))
                .isNotEmpty()
                .doesNotContain("whsec_", "secret");
        assertThat(database.single("select count(*) from webhook_secret")).isEqualTo("2");
    }

    private static String appoint(String province) {
        var id = UUID.randomUUID().toString();
        database.execute(APPOINTED.formatted(id, province));
        return id;
    }

    private static void awaitLetters(int count) {
        Await.until(count + " letters came", LIMIT, () -> receiver.letters().size() >= count);
    }

    private static void awaitState(String state) {
        Await.until(
                "the delivery is " + state,
                LIMIT,
                () -> state.equals(database.single("select max(state) from webhook_delivery")));
    }

    private static String pending() {
        return database.single("select count(*) from webhook_delivery where state = 'PENDING'");
    }

    private static JsonPath registered(String address) {
        return registration(address).then().statusCode(201).extract().jsonPath();
    }

    private static Response registration(String address) {
        return as("bac-giang-operator")
                .contentType(ContentType.JSON)
                .body(
                        ("{\"province\":\"2021-24\",\"name\":\"CDC\",\"address\":\"%s\","
                                        + "\"kinds\":[\"APPOINTMENT_BEGUN\",\"STEP_TAKEN\"]}")
                                .formatted(address))
                .post("/webhooks");
    }

    private static RequestSpecification as(String person) {
        return given().port(service.port()).basePath("/api/v1").auth().oauth2(issuer.token(person));
    }
}
