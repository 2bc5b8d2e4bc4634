package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whose an entry of the audit is, and what it says of who did it. In SQL, level by level.
class AuditReadersTest {
    private static MigratedDatabase database;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void showsThatAFacilityWasTakenToBothProvinces() throws SQLException {
        // Given
        var facility = database.facility("2021-01");
        // When
        database.owner.execute(
                "update facility set province = '2021-04' where id = '%s'".formatted(facility));
        // Then
        var actions =
                "select string_agg(action, ' ' order by at) from audit_entry where row_id = '%s'"
                        .formatted(facility);
        assertThat(read("giamsat_province", "2021-01", actions)).isEqualTo("REGISTERED CHANGED");
        assertThat(read("giamsat_province", "2021-04", actions)).isEqualTo("CHANGED");
        assertThat(read("giamsat_provinces", "2021-01,2021-04", actions))
                .isEqualTo("REGISTERED CHANGED");
        assertThat(read("giamsat_province", "2021-06", actions)).isNull();
    }

    @Test
    void showsWhatBecameOfAPersonToTheProvincesThatHeIsAppointedIn() throws SQLException {
        // Given
        var person = UUID.randomUUID();
        database.owner.execute(
                """
                insert into person (id, name, email) values ('%1$s', 'Hoa', '%1$s@example.vn');
                insert into appointment (id, person_id, role, province, valid_from)
                select gen_random_uuid(), '%1$s', 'PROVINCE_VIEWER', key, now() from province where key in ('2021-01', '2021-04')\
                """
                        .formatted(person));
        // When
        database.owner.execute(
                "update person set title = 'Phó giám đốc' where id = '%s'".formatted(person));
        // Then
        var actions =
                "select string_agg(action, ' ' order by at) from audit_entry where row_id = '%s'"
                        .formatted(person);
        for (var province : List.of("2021-01", "2021-04")) {
            assertThat(read("giamsat_province", province, actions)).isEqualTo("REGISTERED CHANGED");
        }
        assertThat(read("giamsat_province", "2021-06", actions)).isNull();
    }

    @Test
    void tellsOfAnExportTheProvincesThatItWasOf() throws SQLException {
        // Given
        var told = "set local giamsat.token_subject = 'told'; ";
        var entry = "select provinces from audit_entry where subject = 'told'";
        // Then
        assertThat(
                        noted(
                                "giamsat_provinces",
                                told + "select audit_exported('CAMERA', '{2021-01,2021-04}', '{}')",
                                entry))
                .isEqualTo("{2021-01,2021-04}");
        assertThat(
                        noted(
                                "giamsat_nation",
                                told + "select audit_exported('CAMERA', '{}', '{}')",
                                entry))
                .isEqualTo("{}");
        assertThat(
                        noted(
                                "giamsat_nation",
                                told
                                        + "select audit_exported('CAMERA', '{}', '{\"province\":"
                                        + " \"2025-24\"}')",
                                entry))
                .isEqualTo("{2021-24,2021-27,2025-24}");
    }

    /// What another province calls him, and that it has appointed him, is not this one's to read.
    @Test
    void tellsEachProvinceOfAContactsFileAsItsOwnListNamesHim() throws SQLException {
        // Given
        var login = UUID.randomUUID().toString();
        var first = contact(login, "Hoa", "2021-01");
        var second = contact(login, "Nguyễn Thị Hoa", "2021-04");
        var acting =
                "set local giamsat.person = '%s'; set local giamsat.token_subject = '%s'; set local giamsat.appointments = '%s,%s'; "
                        .formatted(first.person, login, first.appointment, second.appointment);
        // When
        var told =
                noted(
                        "giamsat_contact",
                        acting + "select audit_exported('CAMERA', '{2021-01,2021-04}', '{}')",
                        """
                        select string_agg(concat_ws(' ', province, provinces, person_id, actor, appointments), e'\n' order by province)
                          from audit_entry where subject = '%s'\
                        """
                                .formatted(login));
        // Then
        assertThat(told.lines())
                .containsExactly(
                        "2021-01 {2021-01} %s Hoa {%s}".formatted(first.person, first.appointment),
                        "2021-04 {2021-04} %s Nguyễn Thị Hoa {%s}"
                                .formatted(second.person, second.appointment));
    }

    private record Listed(UUID person, UUID appointment) {}

    private static Listed contact(String login, String name, String province) {
        var listed = new Listed(UUID.randomUUID(), UUID.randomUUID());
        database.owner.execute(
                """
                insert into person (id, name, email, subject) values ('%1$s', '%2$s', '%1$s@example.vn', '%3$s');
                insert into appointment (id, person_id, role, province, facility_id, valid_from)
                values ('%4$s', '%1$s', 'FACILITY_CONTACT', '%5$s', '%6$s', now())\
                """
                        .formatted(
                                listed.person,
                                name,
                                login,
                                listed.appointment,
                                province,
                                database.facility(province)));
        return listed;
    }

    /// Who has no appointment is in no register: the provider's word is all that there is.
    @Test
    void marksNamesThatAreOnlyClaimed() throws SQLException {
        var named = "set local giamsat.actor = 'giamsat'; ";
        var exported = "select audit_exported('CAMERA', '{}', '{}')";
        var claimed = "select claimed from audit_entry order by at desc limit 1";

        assertThat(noted("giamsat_nation", named + exported, claimed)).isEqualTo("t");
        var chosen = "set local giamsat.token_subject = 'f7'; ";
        assertThat(noted("giamsat_nation", named + chosen + exported, claimed)).isEqualTo("t");
        var registered = "set local giamsat.person = '" + UUID.randomUUID() + "'; ";
        assertThat(noted("giamsat_nation", named + registered + exported, claimed)).isEqualTo("f");
        database.facility("2021-06"); // by hand, as a user of the database
        assertThat(database.owner.single(claimed)).isEqualTo("f");
    }

    private static String read(String level, String provinces, String question)
            throws SQLException {
        var within = "set local giamsat.provinces = '%s'".formatted(provinces);
        return told(level, within, question);
    }

    /// What the owner reads when somebody of the level has done something, which is taken back.
    private static String noted(String level, String deed, String question) throws SQLException {
        return told(level, deed + "; reset role", question);
    }

    private static String told(String level, String before, String question) throws SQLException {
        try (var connection = database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local role " + level);
            statement.execute("set local giamsat.level = '" + level + "'");
            statement.execute(before);
            try (var rows = statement.executeQuery(question)) {
                return rows.next() ? rows.getString(1) : null;
            } finally {
                connection.rollback();
            }
        }
    }
}
