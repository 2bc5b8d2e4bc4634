package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// README's table of what each role may do is made of the matrix that the service is tried with:
/// `./mvnw test -Dtest=RoleTableTest -Drole-table.write=true`.
class RoleTableTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- made by RoleTableTest from access-matrix.md -->\n";
    private static final String END = "<!-- until here -->";

    /// The column of the matrix that tries the role.
    private static final Map<String, String> COLUMNS =
            Map.of(
                    "national-administrator", "administrator",
                    "national-operator", "national-operator",
                    "national-viewer", "national-viewer",
                    "province-operator", "operator-A",
                    "province-health", "health-A",
                    "province-viewer", "viewer-A",
                    "enterprise-engineer", "engineer-1",
                    "facility-contact", "contact-F");
    private static final List<String> ROLES =
            List.of(
                    "national-administrator",
                    "national-operator",
                    "national-viewer",
                    "province-operator",
                    "province-health",
                    "province-viewer",
                    "enterprise-engineer",
                    "facility-contact");

    /// Operations that stand for what a role may do.
    private static final List<Map.Entry<String, String>> DEEDS =
            List.of(
                    Map.entry("see facilities, cameras, health", "GET /api/v1/cameras/{id}"),
                    Map.entry("see pictures", "GET /api/v1/cameras/{id}/picture"),
                    Map.entry("change facilities", "PATCH /api/v1/facilities/{id}"),
                    Map.entry("change cameras", "PATCH /api/v1/cameras/{id}"),
                    Map.entry("probe now", "POST /api/v1/cameras/{id}/probes"),
                    Map.entry("mark maintenance", "PUT /api/v1/cameras/{id}/maintenance"),
                    Map.entry("keep orders", "PATCH /api/v1/campaigns/{id}"),
                    Map.entry(
                            "decide of steps",
                            "POST /api/v1/campaigns/{id}/facilities/{facility}/decisions"),
                    Map.entry("survey", "PATCH /api/v1/surveys/{id}"),
                    Map.entry("see contacts", "GET /api/v1/appointments/{id}"),
                    Map.entry("appoint contacts", "POST /api/v1/appointments"),
                    Map.entry("see who did what", "GET /api/v1/audit"),
                    Map.entry("keep keys", "POST /api/v1/credentials/reseal"),
                    Map.entry("keep reference data", "PATCH /api/v1/provinces/{key}"),
                    Map.entry("configure", "PUT /api/v1/settings/{key}"),
                    Map.entry("correct contacts", "PATCH /api/v1/people/{id}"),
                    Map.entry("forget logins", "DELETE /api/v1/people/{id}/login"));

    @Test
    void readmeTellsWhatTheMatrixTries() throws IOException {
        // Given
        var readme = Files.readString(README);
        var begin = readme.indexOf(BEGIN) + BEGIN.length();
        var end = readme.indexOf(END);
        // When
        var table = table();
        if (Boolean.getBoolean("role-table.write")) {
            Files.writeString(README, readme.substring(0, begin) + table + readme.substring(end));
        }
        // Then
        assertThat(Files.readString(README)).contains(BEGIN + table + END);
    }

    private static String table() {
        var matrix = AccessMatrix.read();
        var head = Stream.concat(Stream.of("role"), DEEDS.stream().map(Map.Entry::getKey)).toList();
        var rule = head.stream().map(cell -> "---").toList();
        var rows = ROLES.stream().map(role -> cells(matrix, role)).toList();
        return Stream.concat(Stream.of(head, rule), rows.stream())
                .map(cells -> "| " + String.join(" | ", cells) + " |\n")
                .collect(Collectors.joining());
    }

    private static List<String> cells(AccessMatrix matrix, String role) {
        var column = matrix.people().indexOf(COLUMNS.get(role));
        var may =
                DEEDS.stream()
                        .map(deed -> verdict(matrix, deed.getValue(), column))
                        .map(verdict -> verdict.matches("yes|stale") ? "yes" : "");
        return Stream.concat(Stream.of(role), may).toList();
    }

    private static String verdict(AccessMatrix matrix, String operation, int column) {
        return matrix.rows().stream()
                .filter(row -> row.operation().equals(operation) && !row.target().equals("missing"))
                .findFirst()
                .orElseThrow()
                .verdicts()
                .get(column);
    }
}
