package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The published contract is that of the code, and is what is served. After a wanted change:
/// `./mvnw verify -Dit.test=SchemaIT -Dapi-schema.write=true`, and commit the files.
@QuarkusIntegrationTest
class SchemaIT extends SystemTest {
    @Test
    void publishesTheOpenApiOfTheCode() throws IOException {
        holds("openapi.yaml", Files.readString(Path.of("target/openapi/openapi.yaml")));
    }

    @Test
    void servesThePublishedOpenApi() throws IOException {
        var packaged = Path.of("target/classes/api-schema/openapi.yaml");
        given().get("/openapi")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .body(equalTo(Files.readString(packaged)));
    }

    @Test
    void servesThePublishedGraphQlSchema() throws IOException {
        holds("schema.graphql", given().get("/graphql/schema.graphql").asString());
    }

    private static void holds(String name, String made) throws IOException {
        var file = Path.of("api-schema", name);
        if (Boolean.getBoolean("api-schema.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, made);
        }
        assertThat(made)
                .as("%s: after a wanted change run with -Dapi-schema.write=true and commit", file)
                .isEqualTo(Files.readString(file));
    }
}
