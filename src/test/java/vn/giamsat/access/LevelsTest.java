package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What PostgreSQL itself admits, whatever the service asks: tried in SQL, level by level.
class LevelsTest {
    private static final List<String> LEVELS =
            List.of(
                    "giamsat_nation",
                    "giamsat_province",
                    "giamsat_provinces",
                    "giamsat_enterprise",
                    "giamsat_enterprise_provinces",
                    "giamsat_facility",
                    "giamsat_contact",
                    "giamsat_prober");

    private static MigratedDatabase database;
    private static UUID school;
    private static UUID camera;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
        school = database.facility("2021-24");
        camera = database.camera(school, "2021-24");
        database.owner.execute(
                "insert into camera_picture (camera_id, facility_id, province, taken_at, digest,"
                        + " jpeg)"
                        + " values ('%s', '%s', '2021-24', now(), 'd', '\\xff')"
                                .formatted(camera, school));
        database.owner.execute(
                "update facility set enterprise = 'VIETTEL' where id = '%s'".formatted(school));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void takesTheCamerasAndWhatIsKnownOfThemAlongWhenAFacilityIsAssigned() {
        assertThat(
                        database.owner.single(
                                "select enterprise from camera where id = '" + camera + "'"))
                .isEqualTo("VIETTEL");
        assertThat(database.owner.single("select enterprise from camera_picture"))
                .isEqualTo("VIETTEL");
    }

    @Test
    void showsNoRowsToARoleThatDidNotComeThroughTheOneDoor() throws SQLException {
        for (var level : LEVELS) {
            assertThat(count(level, "")).as(level).isZero();
        }
    }

    @Test
    void showsEachLevelItsOwn() throws SQLException {
        assertThat(count("giamsat_nation", "set local giamsat.level = 'giamsat_nation';")).isOne();
        assertThat(count("giamsat_province", entered("giamsat_province", "2021-24", "", null)))
                .isOne();
        assertThat(count("giamsat_province", entered("giamsat_province", "2021-48", "", null)))
                .isZero();
        assertThat(
                        count(
                                "giamsat_provinces",
                                entered("giamsat_provinces", "2021-24,2021-48", "", null)))
                .isOne();
        assertThat(count("giamsat_provinces", entered("giamsat_provinces", "", "", null))).isZero();
        assertThat(engineer("2021-24", "VIETTEL")).isOne();
        assertThat(engineer("2021-24", "VNPT")).isZero();
        assertThat(engineer("2021-48", "VIETTEL")).isZero();
        assertThat(engineer("2021-48,2021-24", "VIETTEL")).isOne();
        assertThat(engineer("2021-48,2021-24", "VNPT")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIETTEL", "VNPT"})
    void showsAnEngineerOfAFacilityOnlyWhatIsAssignedToTheEnterprise(String enterprise)
            throws SQLException {
        var settings = entered("giamsat_facility", "", enterprise, school);
        assertThat(count("giamsat_facility", settings))
                .isEqualTo("VIETTEL".equals(enterprise) ? 1 : 0);
        var elsewhere = entered("giamsat_facility", "", enterprise, UUID.randomUUID());
        assertThat(count("giamsat_facility", elsewhere)).isZero();
    }

    @Test
    void doesNotTellContactsHowACameraIsReached() throws SQLException {
        var settings = entered("giamsat_contact", "", "", school);
        assertThat(count("giamsat_contact", settings)).isOne();
        for (var secret : List.of("main_address", "sub_address", "tls_pin")) {
            assertThatThrownBy(
                            () ->
                                    asked(
                                            "giamsat_contact",
                                            settings,
                                            "select " + secret + " from camera"))
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(
                        () ->
                                asked(
                                        "giamsat_contact",
                                        settings,
                                        "update camera set name = 'x' returning 1"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void letsContactsMarkMaintenanceOfTheirOwnCamerasAndNothingElse() throws SQLException {
        var own = entered("giamsat_contact", "", "", school);
        var foreign = entered("giamsat_contact", "", "", UUID.randomUUID());
        var mark =
                "with done as (update camera set state = 'MAINTENANCE', version = version + 1"
                        + " where state = 'IN_SERVICE' returning id) select count(*) from done";
        assertThat(asked("giamsat_contact", own, mark)).isOne();
        assertThat(asked("giamsat_contact", foreign, mark)).isZero();
        assertThatThrownBy(
                        () ->
                                asked(
                                        "giamsat_contact",
                                        own,
                                        "update camera set state = 'RETIRED' returning 1"))
                .hasMessageContaining("row-level security");
    }

    @Test
    void letsAProvinceCorrectOnlyThoseWhoAreNothingButItsContacts() throws SQLException {
        // Given
        var own = person("FACILITY_CONTACT", "2021-24", null);
        var bound = person("FACILITY_CONTACT", "2021-24", "subject-" + school);
        var elsewhere = person("FACILITY_CONTACT", "2021-24", null);
        appoint(elsewhere, "PROVINCE_VIEWER", "2021-48");
        // Then
        var level = "giamsat_province";
        var here = entered(level, "2021-24", "", null);
        assertThat(asked(level, here, correcting(own))).isOne();
        assertThat(asked(level, here, correcting(bound))).isZero();
        assertThat(asked(level, here, correcting(elsewhere))).isZero();
        assertThat(asked(level, entered(level, "2021-48", "", null), correcting(own))).isZero();
        var nation = "set local giamsat.level = 'giamsat_nation';";
        assertThat(asked("giamsat_nation", nation, correcting(bound))).isOne();
        assertThatThrownBy(
                        () -> asked(level, here, "select unbind_person('" + own + "', true)::text"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(
                        () ->
                                asked(
                                        "giamsat_nation",
                                        nation,
                                        "update person set subject = 'mine' returning 1"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void letsOnlyTheAdministratorsLevelKeepReferenceDataAndSettings() throws SQLException {
        var level = "giamsat_administrator";
        var correcting =
                "with done as (update province set name_en = 'Other' where key = '2021-24'"
                        + " returning key) select count(*) from done";
        assertThat(asked(level, entered(level, "", "", null), correcting)).isOne();
        for (var other : List.of("giamsat_nation", "giamsat_province", "giamsat_prober")) {
            assertThatThrownBy(() -> asked(other, entered(other, "2021-24", "", null), correcting))
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> count(level, entered(level, "", "", null)))
                .hasMessageContaining("permission denied");
        var choosing =
                "insert into setting values ('schedule.interval', 30, now()) returning value";
        assertThat(asked(level, entered(level, "", "", null), choosing)).isEqualTo(30);
        for (var other : List.of("giamsat_nation", "giamsat_prober")) {
            assertThatThrownBy(() -> asked(other, entered(other, "", "", null), choosing))
                    .hasMessageContaining("permission denied");
        }
    }

    /// A unique index knows all rows: an insert would fail over, or wait for, one that is not seen.
    @Test
    void knowsNoProofThatIsUniqueBeyondWhatEachLevelSees() {
        assertThat(
                        database.owner.single(
                                "select string_agg(indexrelid::regclass::text, ',') from pg_index"
                                        + " where indrelid = 'person'::regclass and indisunique"))
                .isEqualTo("person_pk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"giamsat_nation", "giamsat_province"})
    void letsNobodyEnterWhoHasLoggedInAlready(String level) {
        var sql = "with done as (insert into person (%s) values (%s)) select 1";
        var settings = entered(level, "2021-24", "", null);
        assertThatThrownBy(
                        () ->
                                asked(
                                        level,
                                        settings,
                                        sql.formatted(
                                                "id, name, subject",
                                                "gen_random_uuid(), 'A', 'mine'")))
                .hasMessageContaining("permission denied");
    }

    private static String correcting(UUID person) {
        return "with done as (update person set email = id || '@b.vn' where id = '%s' returning id)"
                        .formatted(person)
                + " select count(*) from done";
    }

    private static UUID person(String role, String province, String subject) {
        var id = UUID.randomUUID();
        database.owner.execute(
                "insert into person (id, name, email, subject) values ('%s', 'A', '%s@a.vn', %s)"
                        .formatted(id, id, subject == null ? "null" : "'" + subject + "'"));
        appoint(id, role, province);
        return id;
    }

    private static void appoint(UUID person, String role, String province) {
        var facility = role.equals("FACILITY_CONTACT") ? "'" + school + "'" : "null";
        database.owner.execute(
                "insert into appointment (id, person_id, role, province, facility_id, valid_from)"
                        + " values (gen_random_uuid(), '%s', '%s', '%s', %s, now())"
                                .formatted(person, role, province, facility));
    }

    @Test
    void letsNobodyMoveARowOutOfTheirScope() {
        assertThatThrownBy(
                        () ->
                                asked(
                                        "giamsat_enterprise",
                                        entered("giamsat_enterprise", "2021-24", "VIETTEL", null),
                                        "update camera set enterprise = 'VNPT' returning 1"))
                .hasMessageContaining("row-level security");
    }

    private static int engineer(String provinces, String enterprise) throws SQLException {
        var level = provinces.contains(",") ? "giamsat_enterprise_provinces" : "giamsat_enterprise";
        return count(level, entered(level, provinces, enterprise, null));
    }

    private static String entered(String level, String province, String enterprise, UUID facility) {
        return "set local giamsat.level = '%s'; set local giamsat.provinces = '%s';"
                        .formatted(level, province)
                + " set local giamsat.enterprise = '%s'; set local giamsat.facilities = '%s';"
                        .formatted(enterprise, facility == null ? "" : facility);
    }

    private static int count(String level, String settings) throws SQLException {
        return asked(level, settings, "select count(id) from camera");
    }

    private static int asked(String level, String settings, String sql) throws SQLException {
        try (var connection = database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(settings + " set local role " + level);
            try (var rows = statement.executeQuery(sql)) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }
}
