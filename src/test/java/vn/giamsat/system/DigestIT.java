package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Digests on their way to people, over a real SMTP server that comes and goes.
@ExtendWith(LastAnswer.class)
class DigestIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String FAILING =
            """
            insert into facility (id, province, name, kind, state)
            select gen_random_uuid(), province, name, 'SCHOOL', 'ACTIVE'
              from (values ('2021-24', 'Trường <b>Vân Trung</b>'), ('2021-48', 'Trường Hòa Khánh')) it (province, name);
            insert into camera (id, facility_id, province, name, zone, kind, main_address, state)
            select id, id, province, 'Cổng', 'GATE', 'IP_CAMERA', 'rtsp://10.9.8.7/' || id, 'IN_SERVICE' from facility;
            insert into incident (id, camera_id, facility_id, province, enterprise, kind, opened_at)
            select id, id, facility_id, province, enterprise, 'DOWN', '2021-05-09' from camera\
            """;

    private static TestDatabase database;
    private static TestIssuer issuer;
    private static MailServer mail;
    private static ServiceProcess service;
    private static String tls = "DISABLED";

    @BeforeAll
    static void start() {
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        mail = new MailServer();
        service = ServiceProcess.start(settings());
        database.enterPeople();
        database.execute(FAILING);
    }

    @AfterAll
    static void stop() {
        service.close();
        mail.close();
        issuer.close();
        database.close();
    }

    /// Has the service demand TLS of the server, or not.
    private static void demand(String wanted) {
        if (!tls.equals(wanted)) {
            tls = wanted;
            service.close();
            service = ServiceProcess.start(settings());
        }
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<>(SystemUnderTest.settings(database, issuer));
        settings.put("giamsat.schedule.enabled", "false");
        settings.put("giamsat.mail.host", "127.0.0.1");
        settings.put("giamsat.mail.from", "giamsat@example.vn");
        settings.put("giamsat.mail.look", "100ms");
        settings.put("giamsat.mail.first-wait", "50ms");
        settings.put("giamsat.mail.longest-wait", "200ms");
        settings.put("giamsat.mail.tries", "50");
        settings.put("quarkus.mailer.port", Integer.toString(mail.port()));
        settings.put("quarkus.mailer.start-tls", tls);
        return settings;
    }

    @BeforeEach
    void forget() {
        mail.stop();
        demand("DISABLED");
        database.execute("delete from digest");
    }

    @Test
    void comesOnceWhenTheServerIsThereAgainAndTwiceOnlyAsTheSameLetter() {
        // Given
        subscribe("bac-giang-operator");
        due();
        Await.until("two tries failed", LIMIT, () -> tries() >= 2);
        assertThat(digest("bac-giang-operator").getString("mails[0].error"))
                .isEqualTo("UNREACHABLE");
        // When
        mail.start();
        awaitState("DELIVERED");
        // Then
        assertThat(mail.letters()).singleElement().satisfies(DigestIT::isOfBacGiang);
        assertThat(digest("bac-giang-operator").getString("mails[0].state")).isEqualTo("DELIVERED");
        // And as after a crash between the server's answer and what is written down of it
        database.execute("update digest_mail set state = 'PENDING', settled_at = null");
        awaitState("DELIVERED");
        assertThat(mail.letters()).hasSize(2);
        assertThat(mail.letters().get(1)).isEqualTo(mail.letters().getFirst());
    }

    private static void isOfBacGiang(MailServer.Received letter) {
        assertThat(letter.subject()).contains(": 1 sự cố đang mở, 0 việc cần làm, 0 cơ sở chậm");
        assertThat(letter.from()).isEqualTo("giamsat@example.vn");
        assertThat(letter.to()).isEqualTo("bac-giang-operator@example.vn");
        assertThat(letter.id())
                .isEqualTo("<" + database.single("select id from digest_mail") + "@example.vn>");
        assertThat(letter.end()).isEqualTo("<mailto:giamsat@example.vn?subject=unsubscribe>");
        assertThat(letter.plain()).contains("Kính gửi Lê Thị Hoa,", "Trường <b>Vân Trung</b>");
        assertThat(letter.html()).contains("Trường &lt;b&gt;Vân Trung&lt;/b&gt;, Cổng: mất hình");
        assertThat(letter.plain() + letter.html())
                .doesNotContain("Hòa Khánh", "rtsp", "10.9.8.7", "never-told");
    }

    @Test
    void isWithdrawnWhenTheAppointmentEndsWhileItWaits() {
        // Given
        subscribe("bac-giang-viewer");
        due();
        Await.until("a try failed", LIMIT, () -> tries() >= 1);
        // When
        database.execute(
                "update appointment set valid_to = now()"
                        + " where id = '01900000-0000-7000-8000-000000000104'");
        mail.start();
        awaitState("DEAD");
        due();
        // Then
        Await.until("the digest has ended", LIMIT, () -> wanted().equals("f"));
        assertThat(database.single("select error from digest_mail")).isEqualTo("WITHDRAWN");
        assertThat(mail.letters()).isEmpty();
        assertThat(as("bac-giang-viewer").get("/me/digest").statusCode()).isEqualTo(403);
        assertThat(dead("national-administrator")).containsExactly("WITHDRAWN");
        assertThat(dead("bac-giang-operator")).containsExactly("WITHDRAWN");
        assertThat(dead("da-nang-operator")).isEmpty();
    }

    @Test
    void goesToNoServerThatCannotKeepItSecret() {
        // Given
        mail.start();
        demand("REQUIRED");
        subscribe("national-viewer");
        // When
        due();
        Await.until("a try failed", LIMIT, () -> tries() >= 1);
        // Then
        assertThat(mail.letters()).isEmpty();
    }

    @Test
    void isChosenByWhoGetsItAndKeptByItsTag() {
        // Given
        var before = as("da-nang-viewer").get("/me/digest");
        assertThat(before.jsonPath().getBoolean("wanted")).isFalse();
        assertThat(before.jsonPath().getBoolean("sending")).isTrue();
        // When
        var chosen = choose("da-nang-viewer", "{\"wanted\":true,\"hour\":6}");
        // Then
        assertThat(chosen.getInt("hour")).isEqualTo(6);
        assertThat(chosen.getString("email")).isEqualTo("da-nang-viewer@example.vn");
        assertThat(chosen.getString("dueAt")).endsWith("T23:00:00Z");
        var after = as("da-nang-viewer").get("/me/digest");
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(
                        as("da-nang-viewer")
                                .header("If-None-Match", after.header("ETag"))
                                .get("/me/digest")
                                .statusCode())
                .isEqualTo(304);
        assertThat(
                        as("da-nang-viewer")
                                .contentType(ContentType.JSON)
                                .body("{\"wanted\":true,\"hour\":24}")
                                .put("/me/digest")
                                .statusCode())
                .isEqualTo(400);
    }

    private static List<String> dead(String keeper) {
        return as(keeper)
                .get("/digest-deliveries?state=DEAD")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.error");
    }

    private static void subscribe(String person) {
        choose(person, "{\"wanted\":true}");
    }

    private static JsonPath choose(String person, String digest) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(digest)
                .put("/me/digest")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath digest(String person) {
        return as(person).get("/me/digest").then().statusCode(200).extract().jsonPath();
    }

    private static void due() {
        database.execute("update digest set due_at = now() - interval '1 minute'");
    }

    private static int tries() {
        return Integer.parseInt(
                database.single(
                        "select coalesce(max(tries), 0) from digest_mail"
                                + " where state = 'PENDING' and error is not null"));
    }

    private static void awaitState(String state) {
        Await.until(
                "the letter is " + state,
                LIMIT,
                () -> state.equals(database.single("select state from digest_mail")));
    }

    private static String wanted() {
        return database.single("select wanted from digest");
    }

    private static RequestSpecification as(String person) {
        return given().port(service.port()).basePath("/api/v1").auth().oauth2(issuer.token(person));
    }
}
