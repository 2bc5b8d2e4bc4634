package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/// Headers by which browsers are kept from doing harm with our answers.
@QuarkusIntegrationTest
class HeadersIT extends SystemTest {
    @Test
    void everyAnswerHasThemAlsoThoseThatRefuse() {
        isGuarded(as(NATION).get("/facilities"));
        isGuarded(given().get("/api/v1/facilities"));
        isGuarded(as(NATION).get("/nowhere"));
        isGuarded(given().get("/nowhere"));
        isGuarded(sending(NATION, "{").post("/facilities"));
        isGuarded(given().get("/q/health/ready"));
        isGuarded(question(NATION));
        isGuarded(given().contentType(ContentType.JSON).body("{").post("/graphql"));
        isGuarded(
                as(NATION)
                        .contentType("text/csv")
                        .body(new byte[17 << 20])
                        .post("/imports/cameras"));
    }

    @Test
    void answersAreKeptByNobodyUnlessTheyHaveATag() {
        var facility = facility("2021-24", "Trường Giữ Kín");

        assertThat(as(NATION).get("/facilities").header("Cache-Control")).isEqualTo("no-store");
        assertThat(question(NATION).header("Cache-Control")).isEqualTo("no-store");
        assertThat(as(NATION).get("/facilities/{id}", facility).header("Cache-Control"))
                .isEqualTo("private, no-cache");
    }

    @Test
    void plainHttpDoesNotClaimToBeSecure() {
        assertThat(as(NATION).get("/me").header("Strict-Transport-Security")).isNull();
    }

    private static Response question(String person) {
        return as(person)
                .basePath("")
                .contentType(ContentType.JSON)
                .body("{\"query\":\"{ me { name } }\"}")
                .post("/graphql");
    }

    private static void isGuarded(Response answer) {
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Server")).isNull();
        assertThat(answer.header("X-Powered-By")).isNull();
    }
}
