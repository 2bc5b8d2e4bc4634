package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceCheckTest {
    private static final Optional<List<String>> SERVICE = Optional.of(List.of("giamsat-service"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "/https://.*/",
                "https://*.example.vn",
                "https://spa.example.vn/",
                "https://spa.example.vn/app",
                "https://SPA.example.vn",
                "spa.example.vn",
                "null",
                "ftp://spa.example.vn",
                "https://somebody@spa.example.vn",
                "https://"
            })
    void stopsTheStartForAnOriginThatNoBrowserSendsOrThatMeansMany(String origin) {
        assertThat(check(SERVICE, List.of("https://good.example.vn", origin)).complaint())
                .hasValueSatisfying(
                        told ->
                                assertThat(told)
                                        .contains("quarkus.http.cors.origins")
                                        .contains("'" + origin + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://spa.example.vn", "http://localhost:5173"})
    void takesExactOrigins(String origin) {
        assertThat(check(SERVICE, List.of(origin)).complaint()).isEmpty();
    }

    @Test
    void warnsWhenTokensForOtherServicesAreTaken() {
        assertThat(check(SERVICE, List.of()).warning()).isEmpty();
        for (var off : List.of(Optional.<List<String>>empty(), Optional.of(List.of("any")))) {
            var check = check(off, List.of());
            assertThat(check.warning()).get().asString().contains("quarkus.oidc.token.audience");
            assertThat(check.complaint()).as("the start goes on").isEmpty();
        }
    }

    @Test
    void stopsTheStartWhenTheProviderWouldBeAskedWithoutAPause() {
        var check = new EntranceCheck(config(Duration.ofMillis(10)), SERVICE, Optional.empty());
        assertThat(check.complaint()).get().asString().contains("giamsat.access.key-refresh");
    }

    private static EntranceCheck check(Optional<List<String>> audience, List<String> origins) {
        return new EntranceCheck(config(Duration.ofMinutes(1)), audience, Optional.of(origins));
    }

    private static AccessConfig config(Duration keyRefresh) {
        return new AccessConfig() {
            @Override
            public Optional<String> bootstrapRole() {
                return Optional.empty();
            }

            @Override
            public Duration keyRefresh() {
                return keyRefresh;
            }

            @Override
            public Duration answerRetention() {
                return Duration.ofDays(7);
            }
        };
    }
}
