package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static java.util.Map.entry;

import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The people of the matrix's columns, and the rows that it tries them on. The same for all tests
/// of a run.
final class MatrixPeople {
    static final String CONTACT = "matrix-contact";

    private static final Map<String, String> SUBJECTS =
            Map.ofEntries(
                    entry("ended", "left"),
                    entry("national-viewer", SystemTest.NATION_VIEWER),
                    entry("national-operator", SystemTest.NATION),
                    entry("viewer-A", SystemTest.BAC_GIANG_VIEWER),
                    entry("operator-A", SystemTest.BAC_GIANG),
                    entry("operator-B", SystemTest.DA_NANG),
                    entry("engineer-1", "viettel-engineer"),
                    entry("engineer-2", "vnpt-engineer"),
                    entry("contact-F", CONTACT),
                    entry("health-A", "bac-giang-health"),
                    entry("administrator", "national-administrator"));

    private static final String LEFT =
            """
            insert into person (id, subject, name) values ('01900000-0000-7000-8000-0000000000fd', 'left', 'Người đã nghỉ');
            insert into appointment (id, person_id, role, valid_from, valid_to)
            values ('01900000-0000-7000-8000-0000000001fd', '01900000-0000-7000-8000-0000000000fd', 'NATIONAL_OPERATOR', '2021-05-05', '2021-05-06')\
            """;
    private static final String APPOINTED =
            """
            insert into person (id, subject, name) values ('01900000-0000-7000-8000-0000000000fb', 'matrix-contact', 'Đầu mối');
            insert into appointment (id, person_id, role, province, facility_id, valid_from)
            values ('01900000-0000-7000-8000-0000000001fb', '01900000-0000-7000-8000-0000000000fb', 'FACILITY_CONTACT', '2021-24', '%s', '2021-05-05')\
            """;

    /// One for each person, for an hour: a run of the matrix is no series of logins.
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private static Map<String, MatrixTarget> targets = Map.of();

    private MatrixPeople() {}

    /// By the words of the matrix. Entered when first asked for, which is when the service runs.
    static synchronized Map<String, MatrixTarget> targets() {
        if (targets.isEmpty()) {
            var own = MatrixTarget.own();
            var neighbour = MatrixTarget.neighbour();
            var foreign = MatrixTarget.foreign();
            hold(own, SystemTest.BAC_GIANG);
            hold(neighbour, SystemTest.BAC_GIANG);
            hold(foreign, SystemTest.DA_NANG);
            SystemUnderTest.database().execute(LEFT);
            SystemUnderTest.database().execute(APPOINTED.formatted(own.facility()));
            targets =
                    Map.of(
                            "own", own,
                            "-", own,
                            "neighbour", neighbour,
                            "foreign", foreign,
                            "missing", MatrixTarget.missing());
        }
        return targets;
    }

    /// An upload is its holder's alone: here the operator's of its province.
    private static void hold(MatrixTarget target, String operator) {
        SystemUnderTest.database()
                .execute(
                        "update photo_upload set holder = '%s' where id = '%s'"
                                .formatted(operator, target.facility()));
    }

    /// @param word of the matrix: a row, or a role that is given, or a kind that is reported
    static MatrixTarget target(String word) {
        var named = targets().get(word);
        return named == null ? targets().get("own").giving(word) : named;
    }

    static RequestSpecification asking(String person) {
        return token(person).map(token -> given().auth().oauth2(token)).orElseGet(() -> given());
    }

    /// None for who is anonymous.
    static Optional<String> token(String person) {
        return person.equals("anonymous")
                ? Optional.empty()
                : Optional.of(TOKENS.computeIfAbsent(person, MatrixPeople::signed));
    }

    private static String signed(String person) {
        var issuer = SystemUnderTest.issuer();
        return person.equals("expired")
                ? issuer.token(SystemTest.NATION, Instant.now().minusSeconds(300))
                : issuer.token(SUBJECTS.get(person));
    }
}
