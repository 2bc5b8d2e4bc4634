package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.AppointmentSteps.listed;
import static vn.giamsat.system.AppointmentSteps.unique;
import static vn.giamsat.system.AppointmentSteps.uniquePhone;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.shared.XlsxSheet;
import vn.giamsat.shared.XlsxSheet.Cell;
import vn.giamsat.shared.XlsxWriter;

/// The list of contacts as provinces send it: files in and out.
@QuarkusIntegrationTest
class ContactListIT extends SystemTest {
    private static final String HEADER = "name,phone,email,role,facilityId,to\n";
    private static final List<String> VIETNAMESE =
            List.of("Họ và tên", "Điện thoại", "Vai trò", "Mã cơ sở", "Từ");

    @Test
    void appointsTheSameListOnceHoweverOftenItIsSent() {
        // Given
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        var list = HEADER + line(unique(), facility) + line(unique(), facility);
        // When
        imported(BAC_GIANG, list, false).statusCode(200).body("committed", is(true));
        var again = imported(BAC_GIANG, list, false).statusCode(200);
        // Then
        again.body("unchanged", equalTo(2))
                .body("verdicts.effect", everyItem(equalTo("UNCHANGED")));
        listed(BAC_GIANG, facility, true).body("items", hasSize(2));
    }

    @Test
    void endsWhoTheListSaysIsToEnd() {
        // Given
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        var one = line(unique(), facility);
        var other = line(unique(), facility);
        imported(BAC_GIANG, HEADER + one + other, false).statusCode(200);
        // When
        var ending =
                HEADER
                        + one.replace(",\n", ",31/12/2100\n")
                        + other.replace(",\n", ",2021-05-31\n");
        imported(BAC_GIANG, ending, false).body("changed", equalTo(2));
        // Then
        imported(BAC_GIANG, ending, false)
                .body("changed", equalTo(0))
                .body("unchanged", equalTo(2));
        listed(BAC_GIANG, facility, false).body("items.to", contains("2100-12-30T17:00:00Z"));
        listed(BAC_GIANG, facility, true).body("items", hasSize(2));
    }

    @Test
    void refusesForeignPlacesAndGreaterRolesAndTellsAllLines() {
        // Given
        var own = facility("2021-24", "Trường " + UUID.randomUUID());
        var foreign = facility("2021-48", "Khách sạn " + UUID.randomUUID());
        var email = unique();
        var list =
                HEADER
                        + line(email, own)
                        + line(unique(), foreign)
                        + line(unique(), UUID.randomUUID().toString())
                        + "Ông,,%s,NATIONAL_VIEWER,,\n".formatted(unique())
                        + "Bà,0912345678,,FACILITY_CONTACT,%s,hôm nay\n".formatted(own);
        // When
        var refused = imported(BAC_GIANG, list, false).statusCode(422);
        // Then
        refused.body("code", equalTo("import-rejected"))
                .body("report.verdicts.line", contains(3, 4, 5, 6))
                .body("report.verdicts[0].violations.rule", contains("facility-in-scope"))
                .body("report.verdicts[1].violations.rule", contains("facility-in-scope"))
                .body("report.verdicts[2].violations.rule", contains("role-in-scope"))
                .body("report.verdicts[3].violations.field", contains("to"));
        listed(BAC_GIANG, own, true).body("items", empty());
        assertThat(stored(email)).isEqualTo("0");
    }

    @Test
    void entersNobodyInADryRun() {
        // Given
        var email = unique();
        var list = HEADER + line(email, facility("2021-24", "Trường " + UUID.randomUUID()));
        // When
        imported(BAC_GIANG, list, true)
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("committed", is(false));
        // Then
        assertThat(stored(email)).isEqualTo("0");
    }

    private static String stored(String email) {
        return SystemUnderTest.database()
                .single("select count(*) from person where email = '" + email + "'");
    }

    @Test
    void takesAPersonOnlyByAllThatIsKnownOfHim() {
        // Given
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        var email = unique();
        var phone = uniquePhone();
        imported(BAC_GIANG, HEADER + line(email, facility), false).statusCode(200);
        // When
        var both = "Ông,%s,%s,FACILITY_CONTACT,%s,\n".formatted(phone, email, facility);
        var twice = "Ông,%s,,FACILITY_CONTACT,%s,\n".formatted(phone, facility);
        // Then
        imported(BAC_GIANG, HEADER + both, true)
                .body("verdicts[0].violations.rule", contains("one-person"));
        imported(BAC_GIANG, HEADER + twice + both, true)
                .body("verdicts[1].violations.rule", contains("one-person"));
        imported(BAC_GIANG, HEADER + twice + twice, true)
                .body("verdicts[1].violations.rule", contains("double"));
    }

    @Test
    void readsASpreadsheetByItsBytesInVietnamese() {
        // Given
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        var phone = uniquePhone();
        var from = Instant.parse("2021-05-06T01:30:00Z");
        var file = sheet(Arrays.asList("Nguyễn Thị Hoa", phone, "đầu mối cơ sở", facility, from));
        // When
        sent(BAC_GIANG, "application/octet-stream", file)
                .statusCode(200)
                .body("committed", is(true));
        // Then
        sent(BAC_GIANG, "text/csv", file).statusCode(200).body("unchanged", equalTo(1));
        listed(BAC_GIANG, facility, false)
                .body("items.person.phone", contains(phone))
                .body("items.from", contains("2021-05-06T01:30:00Z"));
    }

    @Test
    void refusesFilesThatAreNoLists() {
        sent(BAC_GIANG, "text/csv", "tên\nHoa\n".getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .body("violations.rule", contains("csv-unknown-column"));
        sent(BAC_GIANG, "text/csv", new byte[] {'P', 'K', 3, 4})
                .statusCode(400)
                .body("violations.rule", contains("xlsx-unreadable"));
        sent(BAC_GIANG, "text/csv", new byte[0]).statusCode(400);
    }

    @Test
    void writesWhatItReadsInBothKindsOfFiles() {
        // Given
        var name = "Trường " + UUID.randomUUID();
        var facility = facility("2021-24", name);
        var phone = uniquePhone();
        imported(
                        BAC_GIANG,
                        HEADER + "=cmd,%s,,FACILITY_CONTACT,%s,\n".formatted(phone, facility),
                        false)
                .statusCode(200);
        // When
        var csv = exported("csv", facility, "en");
        var xlsx = exported("xlsx", facility, "vi");
        // Then
        var text = new String(csv, StandardCharsets.UTF_8).replace("\"", "");
        assertThat(text)
                .startsWith("\uFEFFname,title,phone,email,role,province,provinceName,facilityId,")
                .contains("'=cmd,,%s,,FACILITY_CONTACT,2021-24,".formatted(phone))
                .contains("Bac Giang," + facility + "," + name);
        var rows = XlsxSheet.of(xlsx).await().indefinitely();
        assertThat(rows.next().cells()).containsEntry(0, new Cell.Text("Họ và tên"));
        assertThat(rows.next().cells())
                .containsEntry(0, new Cell.Text("=cmd"))
                .containsEntry(2, new Cell.Text(phone))
                .containsEntry(4, new Cell.Text("Đầu mối cơ sở"))
                .containsEntry(6, new Cell.Text("Tỉnh Bắc Giang"));
        for (var file : List.of(csv, xlsx)) {
            sent(BAC_GIANG, "text/csv", file).statusCode(200).body("unchanged", equalTo(1));
        }
    }

    @Test
    void exportsNothingOfOtherProvinces() {
        // Given
        var foreign = facility("2021-48", "Khách sạn " + UUID.randomUUID());
        imported(DA_NANG, HEADER + line(unique(), foreign), false).statusCode(200);
        // Then
        assertThat(exported("csv", foreign, "en")).asString().doesNotContain(foreign);
    }

    @Test
    void doesTheSameOverGraphQl() {
        // Given
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        var csv = HEADER + line(unique(), facility);
        var importing =
                "mutation($c: String, $x: String) { importAppointments(csv: $c, xlsx: $x)"
                        + " { committed unchanged verdicts { effect } } }";
        var xlsx =
                Base64.getEncoder()
                        .encodeToString(
                                sheet(
                                        Arrays.asList(
                                                "Hoa",
                                                uniquePhone(),
                                                "FACILITY_CONTACT",
                                                facility,
                                                null)));
        // When
        for (var file : List.of(Map.of("c", (Object) csv), Map.of("x", (Object) xlsx))) {
            graph(BAC_GIANG, importing, file)
                    .body("data.importAppointments.committed", is(true))
                    .body("data.importAppointments.verdicts.effect", contains("NEW"));
        }
        // Then
        graph(BAC_GIANG, importing, Map.of())
                .body("errors[0].extensions.violations[0].rule", equalTo("csv-or-xlsx"));
        String exported =
                graph(
                                BAC_GIANG,
                                "query($f: AppointmentFilter) { exportAppointments(filter: $f) { csv"
                                        + " } }",
                                Map.of("f", Map.of("facilityId", facility)))
                        .body("errors", nullValue())
                        .extract()
                        .path("data.exportAppointments.csv");
        assertThat(exported)
                .isEqualTo(new String(exported("csv", facility, "en"), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void givesFilesOnlyToThoseWhoMaySeeContacts(String kind) {
        as("viettel-engineer").get("/exports/appointments." + kind).then().statusCode(403);
    }

    private static String line(String email, String facility) {
        return "Ông %s,,%s,FACILITY_CONTACT,%s,\n".formatted(email, email, facility);
    }

    private static byte[] sheet(List<?> row) {
        var writer = new XlsxWriter();
        var file = new ByteArrayOutputStream();
        file.writeBytes(writer.beginning("Danh sách", VIETNAMESE));
        file.writeBytes(writer.rows(List.of(row)));
        file.writeBytes(writer.end());
        return file.toByteArray();
    }

    private static byte[] exported(String kind, String facility, String language) {
        return given().basePath("/api/v1")
                .auth()
                .oauth2(SystemUnderTest.issuer().token(BAC_GIANG))
                .header("Accept-Language", language)
                .queryParam("facility", facility)
                .get("/exports/appointments." + kind)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static ValidatableResponse imported(String person, String csv, boolean dryRun) {
        return as(person)
                .queryParam("dryRun", dryRun)
                .contentType("text/csv; charset=UTF-8")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/imports/appointments")
                .then();
    }

    private static ValidatableResponse sent(String person, String type, byte[] file) {
        return as(person).contentType(type).body(file).post("/imports/appointments").then();
    }
}
