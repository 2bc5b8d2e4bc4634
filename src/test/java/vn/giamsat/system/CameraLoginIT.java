package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class CameraLoginIT extends SystemTest {
    private static final String SECRET = "Bí-mật-never-told-8431";
    private static final String SECRET_IN_URL = "B%C3%AD-m%E1%BA%ADt-never-told-8431";

    @Test
    void neverShowsALoginAgainOnceItIsEntered() throws IOException {
        var facility = facility("2021-24", "Bí mật");
        var id =
                camera(
                        facility,
                        "Cổng",
                        "rtsp://quantri:" + SECRET_IN_URL + "@10.1.1.1/" + UUID.randomUUID());

        for (var path :
                new String[] {
                    "/cameras/" + id,
                    "/cameras/" + id + "/health",
                    "/facilities/" + facility + "/cameras",
                    "/cameras?limit=200",
                    "/exports/cameras.csv"
                }) {
            assertThat(as(NATION).get(path).then().statusCode(200).extract().asString())
                    .doesNotContain(SECRET, SECRET_IN_URL, "quantri");
        }
        assertThat(
                        SystemUnderTest.database()
                                .single("select main_address from camera where id = '" + id + "'"))
                .doesNotContain("@");
        assertThat(
                        SystemUnderTest.database()
                                .single(
                                        "select encode(sealed, 'escape') from camera_credentials"
                                                + " where camera_id = '"
                                                + id
                                                + "'"))
                .isNotBlank()
                .doesNotContain(SECRET, "quantri");
        assertThat(Files.readString(Path.of("target/quarkus.log")))
                .doesNotContain(SECRET, SECRET_IN_URL);
    }

    @Test
    void doesNotRepeatALoginInAnErrorText() {
        var facility = facility("2021-24", "Lỗi");

        var answer =
                sending(
                                NATION,
                                "{\"name\":\"x\",\"zone\":\"GATE\",\"streamAddress\":{\"main\":\"rtsp://a:%s@/ x\"}}"
                                        .formatted(SECRET))
                        .post("/facilities/{id}/cameras", facility)
                        .then()
                        .statusCode(400)
                        .body("violations[0].field", equalTo("streamAddress.main"))
                        .extract()
                        .asString();

        assertThat(answer).doesNotContain(SECRET);
    }

    @Test
    void keepsReplacesAndForgetsALogin() {
        var id =
                camera(
                        facility("2021-24", "Đăng nhập"),
                        "Cổng",
                        "rtsp://a:never-told@10.1.4.1/" + UUID.randomUUID());

        patched(id, "{\"name\":\"Cổng chính\"}")
                .body("hasCredentials", equalTo(true))
                .body("name", equalTo("Cổng chính"));
        var before = sealed(id);
        patched(id, "{\"credentials\":{\"user\":\"a\",\"password\":\"c-never-told\"}}")
                .body("hasCredentials", equalTo(true));
        assertThat(sealed(id)).isNotEqualTo(before);
        patched(id, "{\"credentials\":null}").body("hasCredentials", equalTo(false));
        assertThat(sealed(id)).isNull();
    }

    private static io.restassured.response.ValidatableResponse patched(String id, String change) {
        var etag = as(NATION).get("/cameras/{id}", id).header("ETag");
        return sending(NATION, change)
                .contentType("application/merge-patch+json; charset=utf-8")
                .header("If-Match", etag)
                .patch("/cameras/{id}", id)
                .then()
                .statusCode(200);
    }

    private static String sealed(String id) {
        return SystemUnderTest.database()
                .single(
                        "select encode(sealed, 'hex') from camera_credentials where camera_id = '"
                                + id
                                + "'");
    }

    @Test
    void sendsAStoredLoginNowhereElse() {
        var path = UUID.randomUUID().toString();
        var id =
                camera(
                        facility("2021-24", "Đổi chỗ"),
                        "Cổng",
                        "rtsp://a:never-told@10.1.7.1/" + path);

        patched(id, "{\"streamAddress\":{\"main\":\"rtsp://10.1.7.1/x" + path + "\"}}")
                .body("hasCredentials", equalTo(true));
        patched(id, "{\"streamAddress\":{\"main\":\"rtsp://10.1.7.66/x" + path + "\"}}")
                .body("hasCredentials", equalTo(false));
        assertThat(sealed(id)).isNull();
    }

    @Test
    void refusesAnAddressThatHoldsALoginInside() {
        var facility = facility("2021-24", "Trong đường dẫn");

        for (var address :
                new String[] {
                    "rtsp://10.1.8.1/user=admin&password=never-told&channel=1",
                    "rtsp://admin:1234/5-never-told@10.1.8.1/ch1"
                }) {
            sending(
                            NATION,
                            "{\"name\":\"x\",\"zone\":\"GATE\",\"streamAddress\":{\"main\":\"%s\"}}"
                                    .formatted(address))
                    .post("/facilities/{id}/cameras", facility)
                    .then()
                    .statusCode(400)
                    .body("violations[0].rule", equalTo("login-in-address"));
        }
    }
}
