package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class ImportExportIT extends SystemTest {
    /// Where other tests keep the machine busy, 10,000 lines take half a minute.
    private static final RestAssuredConfig PATIENT =
            RestAssuredConfig.config()
                    .httpClient(
                            HttpClientConfig.httpClientConfig()
                                    .setParam("http.socket.timeout", 120_000));

    private static final String HEADER = "id,province,name,kind,capacity,requiredPoints\n";

    @Test
    void judgesEveryLineWithoutStoringInADryRun() {
        var id = UUID.randomUUID().toString();
        imported(
                        NATION,
                        "facilities",
                        true,
                        HEADER
                                + id
                                + ",2021-24,Trường A,SCHOOL,10,CORRIDOR:4;GATE:1\n"
                                + ",2021-24,,CASTLE,x,\n")
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("committed", equalTo(false))
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(1))
                .body("verdicts[0].line", equalTo(2))
                .body("verdicts[1].line", equalTo(3))
                .body("verdicts[1].violations.field", hasItem("kind"))
                .body("verdicts[1].violations.field", hasItem("capacity"));

        as(NATION).get("/facilities/{id}", id).then().statusCode(404);
    }

    @Test
    void storesAllLinesOrNone() {
        var first = UUID.randomUUID().toString();
        imported(
                        NATION,
                        "facilities",
                        false,
                        HEADER
                                + first
                                + ",2021-24,Trường B,SCHOOL,10,\n,2021-99,Trường C,SCHOOL,10,\n")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("import-rejected"))
                .body("report.verdicts[0].line", equalTo(3))
                .body("report.verdicts[0].violations[0].field", equalTo("province"));
        as(NATION).get("/facilities/{id}", first).then().statusCode(404);

        imported(
                        NATION,
                        "facilities",
                        false,
                        HEADER + first + ",2021-24,Trường B,SCHOOL,10,GATE:2\n")
                .statusCode(200)
                .body("committed", equalTo(true));
        as(NATION)
                .get("/facilities/{id}", first)
                .then()
                .statusCode(200)
                .body("requiredPoints[0].points", equalTo(2));
    }

    @Test
    void letsAProvinceImportOnlyItsOwn() {
        imported(
                        BAC_GIANG,
                        "facilities",
                        true,
                        HEADER + ",2021-24,A,SCHOOL,,\n,2021-48,B,SCHOOL,,\n")
                .body("accepted", equalTo(1))
                .body("verdicts[1].violations[0].field", equalTo("province"));
        var foreign = facility("2021-48", "Xa");
        imported(
                        BAC_GIANG,
                        "cameras",
                        true,
                        "facilityId,name,zone,mainAddress\n"
                                + foreign
                                + ",Cổng,GATE,rtsp://10.2.0.1/a\n")
                .body("rejected", equalTo(1))
                .body("verdicts[0].violations[0].field", equalTo("facilityId"));
    }

    @Test
    void splitsLoginsOfImportedCamerasAndExportsThemWithout() {
        var facility = facility("2021-24", "Nhập máy");
        var mark = UUID.randomUUID().toString();
        imported(
                        NATION,
                        "cameras",
                        false,
                        """
                        facilityId,name,zone,kind,mainAddress,user,password,expectedWidth,expectedKilobitsPerSecond
                        %1$s,Cổng %2$s,GATE,IP_CAMERA,rtsp://quantri:xuất-never-told@10.2.1.1/%2$s,,,640,2048
                        %1$s,=1+1 %2$s,GATE,IP_CAMERA,rtsp://10.2.1.2/%2$s,quantri,xuất-never-told,,
                        """
                                .formatted(facility, mark))
                .statusCode(200)
                .body("accepted", equalTo(2));

        var csv =
                as(NATION)
                        .queryParam("text", mark)
                        .get("/exports/cameras.csv")
                        .then()
                        .statusCode(200)
                        .contentType("text/csv")
                        .extract()
                        .asString();
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv)
                .contains("rtsp://10.2.1.1/" + mark, "'=1+1 " + mark, "Nhập máy", ",640,,,2048,")
                .doesNotContain("quantri", "xuất-never-told");
        assertThat(
                        SystemUnderTest.database()
                                .single(
                                        "select count(*) from camera_credentials k join camera c on"
                                                + " c.id = k.camera_id where c.facility_id = '"
                                                + facility
                                                + "'"))
                .isEqualTo("2");
    }

    @Test
    void rejectsDoublesWithinTheFileAndWithTheRegistry() {
        var facility = facility("2021-24", "Trùng nhập");
        var address = "rtsp://10.2.2.1/" + UUID.randomUUID();
        camera(facility, "Có sẵn", address);
        var other = "rtsp://10.2.2.2/" + UUID.randomUUID();

        imported(
                        NATION,
                        "cameras",
                        true,
                        "facilityId,name,zone,mainAddress\n%1$s,a,GATE,%2$s\n%1$s,b,GATE,%3$s\n%1$s,c,GATE,%3$s\n"
                                .formatted(facility, address, other))
                .body("verdicts.accepted", equalTo(java.util.List.of(false, true, false)));
    }

    @Test
    void refusesATableThatIsNone() {
        imported(NATION, "facilities", true, "name,colour\nA,red\n")
                .statusCode(400)
                .body("code", equalTo("invalid-input"));
        imported(NATION, "facilities", true, "name\n\"A\n").statusCode(400);
    }

    @Test
    void takesTenThousandLinesInOneRequest() {
        var facility = facility("2021-24", "Mười nghìn");
        var mark = UUID.randomUUID().toString();
        var lines =
                IntStream.range(0, 10_000)
                        .mapToObj(
                                number ->
                                        "%s,Máy %d,GATE,PLANNED,rtsp://u:never-told@10.%d.%d.%d/%s\n"
                                                .formatted(
                                                        facility,
                                                        number,
                                                        100 + number / 65536,
                                                        number / 256 % 256,
                                                        number % 256,
                                                        mark))
                        .collect(
                                Collectors.joining(
                                        "", "facilityId,name,zone,state,mainAddress\n", ""));

        imported(NATION, "cameras", false, lines).statusCode(200).body("accepted", equalTo(10_000));

        assertThat(
                        as(NATION)
                                .queryParam("facility", facility)
                                .get("/exports/cameras.csv")
                                .asString()
                                .lines()
                                .count())
                .isEqualTo(10_001);
        imported(NATION, "facilities", true, HEADER + ",2021-24,A,SCHOOL,,\n".repeat(10_001))
                .statusCode(413)
                .body("code", equalTo("too-large"));
    }

    @Test
    void refusesABodyThatIsAnnouncedAsTooLargeWithAProblem() {
        as(NATION)
                .contentType("text/csv; charset=utf-8")
                .body(new byte[17 << 20])
                .post("/imports/facilities")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("too-large"));
    }

    @Test
    void storesNothingWhenItIsNotSureThatTheClientMeantTo() {
        var name = "Không chắc " + java.util.UUID.randomUUID();
        as(NATION)
                .contentType("text/csv; charset=utf-8")
                .queryParam("dryRun", "1")
                .body("province,name,kind\n2021-24,%s,SCHOOL\n".formatted(name))
                .post("/imports/facilities")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("dryRun"));
        as(NATION).queryParam("text", name).get("/facilities").then().body("items", hasSize(0));
    }

    @Test
    void exportsFacilitiesAsTheyWereImported() {
        var mark = java.util.UUID.randomUUID().toString();
        var header =
                "id,province,name,kind,managingAuthority,address,commune,district,latitude,longitude,"
                        + "capacity,occupancy,state,enterprise,contactName,contactTitle,contactPhone,"
                        + "contactEmail,requiredPoints,descriptionIntervalSeconds,pictureIntervalSeconds";
        var line =
                mark
                        + ",2021-24,Nhà khách "
                        + mark
                        + ",HOTEL,UBND tỉnh,Số 1 đường Hùng Vương,Phường Trần Phú,,21.27,106.19,"
                        + "120,80,ACTIVE,VIETTEL,Đỗ Mạnh Hùng,Quản lý,+84983000101,hung@example.vn,"
                        + "CORRIDOR:3;GATE:1,30,300";
        imported(NATION, "facilities", false, header + "\n" + line + "\n").statusCode(200);

        var exported = as(NATION).queryParam("text", mark).get("/exports/facilities.csv");

        assertThat(exported.asString().replace("\"", ""))
                .isEqualTo("\uFEFF" + header + "\r\n" + line + "\r\n");
    }

    @Test
    void losesNoContactThatHasNoName() {
        imported(
                        NATION,
                        "facilities",
                        true,
                        "province,name,kind,contactEmail\n2021-24,A,SCHOOL,a@example.vn\n")
                .body("rejected", equalTo(1))
                .body("verdicts[0].violations[0].rule", equalTo("not-blank"));
    }

    private static ValidatableResponse imported(
            String person, String what, boolean dryRun, String csv) {
        return as(person)
                .config(PATIENT)
                .contentType("text/csv; charset=utf-8")
                .queryParam("dryRun", dryRun)
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/imports/" + what)
                .then();
    }
}
