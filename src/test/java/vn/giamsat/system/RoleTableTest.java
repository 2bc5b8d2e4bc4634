package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /// What a role may do, and an operation that stands for it.
    ///
    /// @param row on which it is tried; null for any that there is
    private record Deed(String name, String operation, @Nullable String row) {
        Deed(String name, String operation) {
            this(name, operation, null);
        }

        boolean isTriedBy(AccessMatrix.Row tried) {
            return tried.operation().equals(operation)
                    && (row == null
                            ? !tried.target().equals("missing")
                            : tried.target().equals(row));
        }
    }

    private static final String APPOINT = "POST /api/v1/appointments";
    private static final List<Deed> DEEDS =
            List.of(
                    new Deed("see facilities, cameras, health", "GET /api/v1/cameras/{id}"),
                    new Deed("see pictures", "GET /api/v1/cameras/{id}/picture"),
                    new Deed("change facilities", "PATCH /api/v1/facilities/{id}"),
                    new Deed("change cameras", "PATCH /api/v1/cameras/{id}"),
                    new Deed("import facilities", "POST /api/v1/imports/facilities"),
                    new Deed("import cameras", "POST /api/v1/imports/cameras"),
                    new Deed("export facilities, cameras", "GET /api/v1/exports/cameras.csv"),
                    new Deed("probe now", "POST /api/v1/cameras/{id}/probes"),
                    new Deed("mark maintenance", "PUT /api/v1/cameras/{id}/maintenance"),
                    new Deed("report status", "POST /api/v1/status-reports"),
                    new Deed("send photos", "POST /api/v1/photos/uploads"),
                    new Deed("remove photos", "DELETE /api/v1/photos/{id}"),
                    new Deed(
                            "acknowledge incidents",
                            "POST /api/v1/incidents/{id}/acknowledgements"),
                    new Deed("keep orders", "PATCH /api/v1/campaigns/{id}"),
                    new Deed(
                            "decide of steps",
                            "POST /api/v1/campaigns/{id}/facilities/{facility}/decisions"),
                    new Deed("survey", "PATCH /api/v1/surveys/{id}"),
                    new Deed(
                            "see daily reports",
                            "GET /api/v1/campaigns/{id}/daily-reports/{day}/{province}"),
                    new Deed(
                            "submit daily reports",
                            "POST /api/v1/campaigns/{id}/daily-reports/{day}/{province}/submission"),
                    new Deed(
                            "accept daily reports",
                            "POST /api/v1/campaigns/{id}/daily-reports/{day}/{province}/decisions"),
                    new Deed(
                            "propose plans",
                            "POST /api/v1/campaigns/{id}/facilities/{facility}/plans"),
                    new Deed("decide of plans", "POST /api/v1/plans/{id}/decision"),
                    new Deed("see contacts", "GET /api/v1/appointments/{id}"),
                    new Deed("appoint contacts", APPOINT, "own"),
                    new Deed("appoint engineers", APPOINT, "enterprise-engineer"),
                    new Deed("appoint the provinces' people", APPOINT, "province-operator"),
                    new Deed("appoint the nation's people", APPOINT, "national-administrator"),
                    new Deed("import whom it may appoint", "POST /api/v1/imports/appointments"),
                    new Deed("export the list", "GET /api/v1/exports/appointments.xlsx"),
                    new Deed("see who did what", "GET /api/v1/audit"),
                    new Deed("verify a day of it", "GET /api/v1/audit/days/{day}"),
                    new Deed("keep keys", "POST /api/v1/credentials/reseal"),
                    new Deed("keep reference data", "PATCH /api/v1/provinces/{key}"),
                    new Deed("keep webhooks", "PATCH /api/v1/webhooks/{id}"),
                    new Deed("configure", "PUT /api/v1/settings/{key}"),
                    new Deed("correct contacts", "PATCH /api/v1/people/{id}"),
                    new Deed("forget logins", "DELETE /api/v1/people/{id}/login"));

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
        var head = Stream.concat(Stream.of("may"), ROLES.stream()).toList();
        var rule = head.stream().map(cell -> "---").toList();
        var rows = DEEDS.stream().map(deed -> cells(matrix, deed)).toList();
        return Stream.concat(Stream.of(head, rule), rows.stream())
                .map(cells -> "| " + String.join(" | ", cells) + " |\n")
                .collect(Collectors.joining());
    }

    private static List<String> cells(AccessMatrix matrix, Deed deed) {
        var may =
                ROLES.stream()
                        .map(role -> matrix.people().indexOf(COLUMNS.get(role)))
                        .map(column -> may(matrix, deed, column) ? "yes" : "");
        return Stream.concat(Stream.of(deed.name()), may).toList();
    }

    private static boolean may(AccessMatrix matrix, Deed deed, int column) {
        var tried = matrix.rows().stream().filter(deed::isTriedBy).toList();
        assertThat(tried).as(deed.name()).isNotEmpty();
        return tried.stream().anyMatch(row -> row.verdicts().get(column).matches("yes|stale"));
    }
}
