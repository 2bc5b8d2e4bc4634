package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.shared.XlsxWriter;

/// The longest list of contacts that is promised to be taken.
@QuarkusIntegrationTest
class LargeListIT extends SystemTest {
    private static final int LINES = 10_000;
    private static final int MORE_THAN_JSON_MAY_HAVE = 256 << 10;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/octet-stream",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            })
    void takesASpreadsheetOfTenThousandLines(String type) {
        // Given
        var file = sheet(facility("2021-24", "Trường " + UUID.randomUUID()));
        assertThat(file).hasSizeGreaterThan(MORE_THAN_JSON_MAY_HAVE);
        // When
        var taken =
                as(BAC_GIANG)
                        .contentType(type)
                        .queryParam("dryRun", true)
                        .body(file)
                        .post("/imports/appointments");
        // Then
        taken.then().statusCode(200).body("accepted", equalTo(LINES));
    }

    private static byte[] sheet(String facility) {
        var writer = new XlsxWriter();
        var file = new ByteArrayOutputStream();
        file.writeBytes(
                writer.beginning("Contacts", List.of("name", "email", "role", "facilityId")));
        file.writeBytes(
                writer.rows(
                        IntStream.range(0, LINES)
                                .mapToObj(line -> contact("Ông " + line, facility))
                                .toList()));
        file.writeBytes(writer.end());
        return file.toByteArray();
    }

    private static List<String> contact(String name, String facility) {
        return List.of(name, AppointmentSteps.unique(), "FACILITY_CONTACT", facility);
    }
}
