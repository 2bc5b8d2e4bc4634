package vn.giamsat.system;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Appointments that end or begin while people look: when their time has come, with nobody doing
/// anything, and on every process that serves the same register.
@QuarkusIntegrationTest
class AppointmentTimeIT extends SystemTest {
    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final Duration AHEAD = Duration.ofSeconds(4);
    private static final String ALL = "subscription { cameraHealthChanged { cameraId } }";
    private static final String LIST = "query { cameras(first: 1) { totalCount } }";

    @Test
    void endWhenTheirTimeHasComeOnOpenSocketsToo() {
        // Given
        var person = appointed("now() - interval '1 day'", "now() + interval '4 s'");
        as(person).get("/facilities").then().statusCode(200);
        try (var open = GraphQlSocket.withHeader(SystemUnderTest.issuer().token(person))) {
            open.subscribe("watch", ALL).subscribe("before", LIST);
            Await.until("it is answered", AHEAD, () -> !open.data("before").isEmpty());
            // When
            Await.until(
                    "the next request is forbidden",
                    AHEAD.plus(AT_MOST),
                    () -> as(person).get("/facilities").statusCode() == 403);
            // Then
            Await.until("the subscription is forbidden", AT_MOST, () -> isForbidden(open));
            var asked = new AtomicInteger();
            Await.until(
                    "a question over the socket is refused",
                    AT_MOST,
                    () ->
                            open.subscribe("after-" + asked.incrementAndGet(), LIST)
                                    .answers("after-" + (asked.get() - 1))
                                    .anyMatch("forbidden"::equals));
        }
    }

    @Test
    void beginWhenTheirTimeHasCome() {
        var person = appointed("now() + interval '3 s'", "null");
        as(person).get("/facilities").then().statusCode(403);

        Await.until(
                "the person is let in",
                AHEAD.plus(AT_MOST),
                () -> as(person).get("/facilities").statusCode() == 200);
    }

    @Test
    void endOnEveryProcessThoughOnlyOneWasAsked() {
        // Given
        var person = appointed("now() - interval '1 day'", "null");
        var token = SystemUnderTest.issuer().token(person);
        var settings =
                SystemUnderTest.settings(SystemUnderTest.database(), SystemUnderTest.issuer());
        settings.put("giamsat.schedule.enabled", "false");
        try (var other = ServiceProcess.start(settings);
                var open = GraphQlSocket.withPayload(token, other.port())) {
            open.subscribe("watch", ALL).subscribe("before", LIST);
            Await.until("it is answered", AT_MOST, () -> !open.data("before").isEmpty());
            // When
            as("national-administrator")
                    .delete("/appointments/{id}", appointmentOf(person))
                    .then()
                    .statusCode(200);
            // Then
            Await.until("the subscription is forbidden", AT_MOST, () -> isForbidden(open));
            Await.until(
                    "the next request is forbidden", AT_MOST, () -> status(other, token) == 403);
        }
    }

    private static boolean isForbidden(GraphQlSocket socket) {
        return socket.answers("watch").anyMatch("forbidden"::equals);
    }

    private static int status(ServiceProcess service, String token) {
        var request = HttpRequest.newBuilder(service.uri("/api/v1/facilities"));
        return service.send(request.header("Authorization", "Bearer " + token).build())
                .statusCode();
    }

    /// Somebody who reads everything from one time to another, and is known to the provider by the
    /// name that is given back.
    private static String appointed(String from, String to) {
        var subject = "timed-" + UUID.randomUUID();
        SystemUnderTest.database()
                .execute(
                        """
                        with entered as (
                            insert into person (id, subject, name) values (gen_random_uuid(), '%s', 'Người có hạn') returning id)
                        insert into appointment (id, person_id, role, valid_from, valid_to)
                        select gen_random_uuid(), id, 'NATIONAL_VIEWER', %s, %s from entered\
                        """
                                .formatted(subject, from, to));
        return subject;
    }

    private static String appointmentOf(String subject) {
        return SystemUnderTest.database()
                .single(
                        "select a.id from appointment a join person p on p.id = a.person_id where"
                                + " p.subject = '%s'".formatted(subject));
    }
}
