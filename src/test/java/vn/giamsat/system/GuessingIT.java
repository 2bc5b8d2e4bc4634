package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Guessing tokens, and working at the address where somebody does. Each test comes from an address
/// of its own.
class GuessingIT {
    private static final String ME = "/api/v1/me";
    private static TestDatabase database;
    private static TestIssuer issuer;
    private static ServiceProcess service;

    @BeforeAll
    static void start() {
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        var settings = SystemUnderTest.settings(database, issuer);
        settings.put("giamsat.schedule.enabled", "false");
        settings.put("giamsat.limits.login-address", "3/1h");
        service = ServiceProcess.start(settings);
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
        database.close();
    }

    @Test
    void slowsAGuesserOfTokensAndLocksOutNobodyWhoIsIn() {
        try (var office = OfficeAddress.of(service, 21)) {
            // Given
            var atWork = issuer.token("engineer-at-work");
            assertThat(office.get(ME, atWork).statusCode()).isEqualTo(200);
            // When
            var guesses =
                    IntStream.range(0, 5)
                            .mapToObj(turn -> office.get(ME, "no.token." + turn))
                            .toList();
            // Then
            assertThat(guesses.stream().map(HttpResponse::statusCode))
                    .containsExactly(401, 401, 401, 429, 429);
            assertThat(guesses.getLast().headers().firstValue("Retry-After")).isPresent();
            assertThat(office.graphql("no.token.6", "{ me { name } }"))
                    .contains("too-many-requests");
            assertThat(office.get(ME, atWork).statusCode()).isEqualTo(200);
            assertThat(office.get(ME, issuer.token("stranger")).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void letsTheNextTokenInOfWhoIsAtWorkWhileSomebodyGuessesThere() {
        try (var office = OfficeAddress.of(service, 22)) {
            // Given
            office.get(ME, issuer.token("nurse-at-work"));
            useUp(office);
            // When
            var next = issuer.claiming("nurse-at-work", "\"turn\":2");
            var several = IntStream.range(0, 5).mapToObj(turn -> office.get(ME, next)).toList();
            // Then
            assertThat(several.stream().map(HttpResponse::statusCode)).containsOnly(200);
            assertThat(
                            office.graphql(
                                    issuer.claiming("nurse-at-work", "\"turn\":3"),
                                    "{ me { subject } }"))
                    .contains("nurse-at-work");
            assertThat(office.get(ME, issuer.token("stranger")).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void looksAtFewGuessesThatClaimToBeOfWhoIsAtWork() {
        try (var office = OfficeAddress.of(service, 23)) {
            // Given
            var atWork = issuer.token("doctor-at-work");
            office.get(ME, atWork);
            useUp(office);
            // When
            var guesses =
                    IntStream.range(0, 30)
                            .mapToObj(turn -> office.get(ME, forged("doctor-at-work", turn)))
                            .map(HttpResponse::statusCode)
                            .toList();
            // Then
            assertThat(guesses).containsOnly(401, 429);
            assertThat(guesses.stream().filter(status -> status == 401).count())
                    .isBetween(10L, 20L);
            assertThat(office.get(ME, atWork).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void countsGuessesOverSocketsToo() {
        try (var office = OfficeAddress.of(service, 24)) {
            // When
            IntStream.range(0, 3)
                    .forEach(turn -> assertThat(office.isLetIn("no.socket." + turn)).isFalse());
            // Then
            assertThat(office.get(ME, "no.token").statusCode()).isEqualTo(429);
            assertThat(office.isLetIn(issuer.token("stranger"))).isFalse();
        }
    }

    @Test
    void letsInOverSocketsWhereNobodyGuesses() {
        try (var office = OfficeAddress.of(service, 25)) {
            assertThat(office.isLetIn(issuer.token("newcomer"))).isTrue();
        }
    }

    /// The permits of the address.
    private static void useUp(OfficeAddress office) {
        IntStream.range(0, 3).forEach(turn -> office.get(ME, "no.token." + turn));
        assertThat(office.get(ME, "no.token").statusCode()).isEqualTo(429);
    }

    private static String forged(String subject, int turn) {
        var token = issuer.claiming(subject, "\"turn\":" + turn);
        return token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(342);
    }
}
