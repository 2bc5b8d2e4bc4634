package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/// Runs after all other integration tests, and looks through all that the service told in any of
/// them: answers with their headers, problems, metrics, traces, logs.
@QuarkusIntegrationTest
@Order(Integer.MAX_VALUE)
@Isolated("those that run beside the others must have ended, too")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ToldSecretsIT extends SystemTest {
    @Test
    @Order(1)
    void everythingThatIsToldIsKeptElseNothingWouldBeFound() throws IOException {
        // Given
        as(NATION).get("/me").then().statusCode(200);
        for (var path : new String[] {"/q/metrics", "/q/health", "/openapi"}) {
            given().get(path).then().statusCode(200);
        }
        // When
        var answers = Files.readString(Told.answers(), StandardCharsets.ISO_8859_1);
        // Then
        assertThat(answers)
                .contains(
                        "\"subject\":\"" + NATION + "\"",
                        "giamsat_probes_total",
                        "Content-Type=application/json");
        assertThat(Files.readString(Told.log())).contains("giamsat 1.0.0-SNAPSHOT");
    }

    @Test
    @Order(2)
    void noSecretOfAnyTestWasToldAnywhere() {
        var search = new SecretSearch(TestSecrets.all());

        assertThat(Told.files()).allSatisfy(file -> assertThat(search.foundIn(file)).isEmpty());
    }
}
