package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Effect and answer are one: whatever ends on the way, repeating the request leads to exactly one
/// facility, and to its answer.
class IdempotencyCrashIT {
    private static final String FACILITY =
            "{\"province\":\"2021-24\",\"name\":\"%s\",\"kind\":\"SCHOOL\"}";

    /// Holds whoever inserts a facility.
    private static final String BEFORE_THE_EFFECT = "lock table facility in share mode";

    /// Holds whoever commits what is audited: the effect is there, and so is the answer.
    private static final String AT_THE_COMMIT = "select pg_advisory_xact_lock(597, 1407)";

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static TestDatabase database;
    private static TestIssuer issuer;

    private final String key = UUID.randomUUID().toString();
    private final String name = "Bền " + key;

    @BeforeAll
    static void start() {
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        try (var first = service()) {
            database.enterPeople();
        }
    }

    @AfterAll
    static void stop() {
        issuer.close();
        database.close();
    }

    private static ServiceProcess service() {
        return ServiceProcess.start(SystemUnderTest.settings(database, issuer));
    }

    /// Not so short that a first transaction, whose classes are yet to be loaded, is ended for it.
    private static ServiceProcess impatientService() {
        var settings = new HashMap<>(SystemUnderTest.settings(database, issuer));
        settings.put("giamsat.database.idle-in-transaction", "4s");
        return ServiceProcess.start(settings);
    }

    @Test
    void registersOneFacilityThoughTheServiceWasKilledBeforeTheEffect() throws SQLException {
        killHeldBy(BEFORE_THE_EFFECT);
        try (var service = service()) {
            assertRegisteredOnceBy(service);
        }
    }

    @Test
    void registersOneFacilityThoughTheServiceWasKilledAtTheCommit() throws SQLException {
        killHeldBy(AT_THE_COMMIT);
        try (var service = service()) {
            assertRegisteredOnceBy(service);
        }
    }

    private void killHeldBy(String lock) throws SQLException {
        try (var service = service();
                var holder = holder(lock)) {
            var asked = CompletableFuture.supplyAsync(() -> register(service));
            heldUp(asked, holder);
            service.kill();
            assertThat(asked).failsWithin(LIMIT);
            assertThat(facilities()).isEqualTo("0");
            holder.rollsBack();
        }
    }

    private void assertRegisteredOnceBy(ServiceProcess service) {
        Await.until("the key is free", LIMIT, () -> register(service).statusCode() != 409);
        var answer = register(service);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(new JsonObject(answer.body()).getString("name")).isEqualTo(name);
        assertThat(facilities()).isEqualTo("1");
        assertThat(database.single("select id from facility where name = '%s'".formatted(name)))
                .isEqualTo(new JsonObject(answer.body()).getString("id"));
    }

    /// Two replicas know nothing of each other but what the database tells them.
    @Test
    void tellsAtOnceThatAnotherProcessIsAtIt() throws SQLException {
        try (var one = service();
                var other = service();
                var holder = holder(AT_THE_COMMIT)) {
            // Given
            var first = CompletableFuture.supplyAsync(() -> register(one));
            heldUp(first, holder);
            // When
            var meanwhile = register(other);
            // Then
            assertThat(meanwhile.statusCode()).isEqualTo(409);
            assertThat(meanwhile.body()).contains("request-in-flight");
            assertThat(meanwhile.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(register(one).statusCode()).isEqualTo(409);
            holder.rollsBack();
            assertThat(first).succeedsWithin(LIMIT);
            assertThat(register(other).body()).isEqualTo(first.join().body());
            assertThat(facilities()).isEqualTo("1");
        }
    }

    /// Else its locks, and the horizon of all copies, would stay until somebody finds it.
    @Test
    void holdsNobodyUpWhenTheServiceFreezesInTheMiddle() throws SQLException {
        try (var service = impatientService();
                var holder = holder(BEFORE_THE_EFFECT)) {
            // Given
            var asked = CompletableFuture.supplyAsync(() -> register(service));
            var session = heldUp(asked, holder);
            service.signal("STOP");
            // When
            holder.rollsBack();
            Await.until("its transaction was ended", LIMIT, () -> !isThere(session));
            service.signal("CONT");
            // Then
            assertThat(asked).succeedsWithin(LIMIT);
            assertThat(asked.join().statusCode()).isGreaterThanOrEqualTo(500);
            assertThat(facilities()).isEqualTo("0");
            assertRegisteredOnceBy(service);
            Await.until(
                    "the horizon of copies is told",
                    LIMIT,
                    () -> service.metrics().contains("giamsat_sync_horizon_age_seconds 0.0"));
        }
    }

    private static boolean isThere(String session) {
        return database.single("select pid from pg_stat_activity where pid = " + session) != null;
    }

    /// As phones do when they enter a tunnel.
    @Test
    void keepsTheAnswerForAClientThatHungUp() throws SQLException, IOException {
        try (var service = service();
                var holder = holder(BEFORE_THE_EFFECT)) {
            // Given
            try (var phone = new Socket("127.0.0.1", service.port())) {
                phone.getOutputStream().write(raw().getBytes(StandardCharsets.UTF_8));
                heldUp(new CompletableFuture<>(), holder); // nobody reads its answer
            }
            // When
            holder.rollsBack();
            Await.until("the effect is there", LIMIT, () -> facilities().equals("1"));
            // Then
            assertRegisteredOnceBy(service);
        }
    }

    @Test
    void keepsAnswersForSevenDays() {
        // Given
        String old = UUID.randomUUID().toString();
        try (var service = service()) {
            register(service);
            database.execute(
                    """
                    insert into idempotency_key select holder, '%s', fingerprint, appointments, status, headers, body,
                        now() - interval '7 days' from idempotency_key where key = '%s';
                    update idempotency_key set at = now() - interval '6 days 23 hours 50 minutes' where key = '%s'\
                    """
                            .formatted(old, key, key));
        }
        // When
        try (var service = service()) {
            Await.until("the old one is gone", LIMIT, () -> kept(old).equals("0"));
            // Then
            assertThat(kept(key)).isEqualTo("1");
            assertThat(register(service).statusCode()).isEqualTo(201);
            assertThat(facilities()).isEqualTo("1");
        }
    }

    private static String kept(String key) {
        return database.single(
                "select count(*) from idempotency_key where key = '%s'".formatted(key));
    }

    private HttpResponse<String> register(ServiceProcess service) {
        return service.send(
                HttpRequest.newBuilder(service.uri("/api/v1/facilities"))
                        .header("Authorization", "Bearer " + issuer.token(SystemTest.NATION))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(FACILITY.formatted(name)))
                        .build());
    }

    private String raw() {
        var body = FACILITY.formatted(name);
        return String.join(
                "\r\n",
                "POST /api/v1/facilities HTTP/1.1",
                "Host: localhost",
                "Authorization: Bearer " + issuer.token(SystemTest.NATION),
                "Content-Type: application/json",
                "Idempotency-Key: " + key,
                "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length,
                "",
                body);
    }

    private String facilities() {
        return database.single("select count(*) from facility where name = '%s'".formatted(name));
    }

    private static Rival holder(String lock) throws SQLException {
        var holder = Rival.begin(database);
        holder.does(lock);
        return holder;
    }

    /// The session that was to change something. Fails at once, with the answer, when that came
    /// instead.
    private static String heldUp(CompletableFuture<HttpResponse<String>> asked, Rival holder) {
        var session = new AtomicReference<String>();
        Await.until(
                "somebody waits for the lock",
                LIMIT,
                () -> {
                    session.set(holder.heldUp());
                    return asked.isDone() || session.get() != null;
                });
        assertThat(asked).isNotDone();
        return session.get();
    }
}
