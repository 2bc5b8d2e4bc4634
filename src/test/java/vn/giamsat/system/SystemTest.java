package vn.giamsat.system;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.WithTestResource;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The packaged service with everything around it, as its clients see it. These tests share it, so
/// they run one after another; beside them run those that start services of their own.
@Execution(ExecutionMode.SAME_THREAD)
@WithTestResource(SystemUnderTest.class)
@ExtendWith(LastAnswer.class)
abstract class SystemTest {
    static final String NATION = "national-operator";
    static final String NATION_VIEWER = "national-viewer";
    static final String BAC_GIANG = "bac-giang-operator";
    static final String BAC_GIANG_VIEWER = "bac-giang-viewer";
    static final String DA_NANG = "da-nang-operator";

    @BeforeAll
    static void enterPeople() {
        SystemUnderTest.database().enterPeople();
    }

    /// A request of a person, in English.
    static RequestSpecification as(String person) {
        return given().auth()
                .oauth2(SystemUnderTest.issuer().token(person))
                .header("Accept-Language", "en")
                .basePath("/api/v1");
    }

    static RequestSpecification sending(String person, String json) {
        return as(person).contentType(ContentType.JSON).body(json);
    }

    /// An id that the person's client made offline.
    static String madeBy(String person) {
        String node = as(person).get("/me").then().statusCode(200).extract().path("idNode");
        return ending(node);
    }

    /// A new id that ends in the 12 digits.
    static String ending(String node) {
        return UUID.randomUUID().toString().substring(0, 24) + node;
    }

    /// Registers a facility and gives its id.
    static String facility(String province, String name) {
        return sending(
                        NATION,
                        "{\"province\":\"%s\",\"name\":\"%s\",\"kind\":\"SCHOOL\"}"
                                .formatted(province, name))
                .post("/facilities")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /// Registers a camera and gives its id.
    static String camera(String facilityId, String name, String address) {
        return camera(facilityId, name, address, NATION);
    }

    static String camera(String facilityId, String name, String address, String person) {
        return sending(
                        person,
                        "{\"name\":\"%s\",\"zone\":\"GATE\",\"streamAddress\":{\"main\":\"%s\"}}"
                                .formatted(name, address))
                .post("/facilities/{id}/cameras", facilityId)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
