package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The published contract is what the code serves. After a wanted change: `./mvnw verify
/// -Dit.test=SchemaIT -Dapi-schema.write=true`, and commit the files.
@QuarkusIntegrationTest
class SchemaIT extends SystemTest {
    @Test
    void servesThePublishedOpenApi() throws IOException {
        holds(
                "openapi.yaml",
                given().header("Accept", "application/yaml").get("/openapi").asString());
    }

    @Test
    void servesThePublishedGraphQlSchema() throws IOException {
        holds("schema.graphql", given().get("/graphql/schema.graphql").asString());
    }

    private static void holds(String name, String served) throws IOException {
        var file = Path.of("api-schema", name);
        if (Boolean.getBoolean("api-schema.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, served);
        }
        assertThat(served)
                .as("%s: after a wanted change run with -Dapi-schema.write=true and commit", file)
                .isEqualTo(Files.readString(file));
    }
}
