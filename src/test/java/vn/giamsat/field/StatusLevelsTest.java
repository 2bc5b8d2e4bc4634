package vn.giamsat.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.access.MigratedDatabase;

/// What PostgreSQL itself admits of status reports, level by level.
class StatusLevelsTest {
    private static final String SETTINGS =
            "set local giamsat.level = '%1$s'; set local giamsat.provinces = '%2$s';"
                    + " set local giamsat.enterprise = '%3$s'; set local giamsat.facilities = '%4$s';"
                    + " set local role %1$s";

    private static MigratedDatabase database;
    private static StatusDesk desk;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
        desk = new StatusDesk(database);
        desk.outage(StatusKind.POWER_CUT, 1, 4, 1);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "giamsat_nation, '', '', '', 1",
        "giamsat_province, 2021-24, '', '', 1",
        "giamsat_province, 2021-48, '', '', 0",
        "giamsat_provinces, '2021-48,2021-24', '', '', 1",
        "giamsat_enterprise, 2021-24, VIETTEL, '', 1",
        "giamsat_enterprise, 2021-24, VNPT, '', 0",
        "giamsat_enterprise_provinces, '2021-48,2021-24', VNPT, '', 0",
        "giamsat_facility, '', VIETTEL, F, 1",
        "giamsat_facility, '', VNPT, F, 0",
        "giamsat_contact, '', '', F, 1",
        "giamsat_contact, '', '', 01930000-0000-7000-8000-00000000fa00, 0",
    })
    void showsEachLevelItsOwn(
            String level, String provinces, String enterprise, String facilities, String seen)
            throws SQLException {
        var settings = SETTINGS.formatted(level, provinces, enterprise, facilities(facilities));
        assertThat(asked(settings, "select count(*) from status_report")).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "giamsat_contact | update status_report set told = 'khác' returning 1",
                "giamsat_contact | update status_report set begins_at = now() returning 1",
                "giamsat_contact | delete from status_report returning 1",
                "giamsat_keeper | select count(*) from status_report",
                "giamsat_keeper | update camera set state = 'RETIRED' returning 1",
                "giamsat_prober | select told from status_report",
                "giamsat_prober | select person_name from status_report",
            })
    void letsNobodyReadOrWriteMoreThanIsTheirs(String level, String sql) {
        var settings = SETTINGS.formatted(level, "2021-24", "VIETTEL", desk.facility);
        assertThatThrownBy(() -> asked(settings, sql)).hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @CsvSource({"giamsat_enterprise", "giamsat_enterprise_provinces", "giamsat_facility"})
    void letsNoEnterpriseEndWhatOthersReported(String level) {
        var settings = SETTINGS.formatted(level, "2021-24", "VIETTEL", desk.facility);
        assertThatThrownBy(
                        () ->
                                asked(
                                        settings,
                                        "update status_report set ended_at = begins_at,"
                                                + " ended_told_at = now() returning 1"))
                .hasMessageContaining("row-level security");
    }

    /// Whatever the statement says of it.
    @ParameterizedTest
    @CsvSource({
        "giamsat_enterprise, f",
        "giamsat_enterprise_provinces, f",
        "giamsat_facility, f",
        "giamsat_contact, t",
        "giamsat_province, t",
    })
    void letsNoEnterpriseExcuseWhatWasBeforeItToldSo(String level, String excused)
            throws SQLException {
        var settings = SETTINGS.formatted(level, "2021-24", "VIETTEL", desk.facility);
        var told =
                """
                insert into status_report (id, facility_id, province, enterprise, kind, begins_at, planned_until, received_at, excuses_from)
                values (gen_random_uuid(), '%s', '2021-24', 'VIETTEL', 'MAINTENANCE', '2021-05-01', '2021-05-09', '2021-05-06', '2021-05-01')
                returning excuses_from = begins_at                """;
        assertThat(asked(settings, told.formatted(desk.facility))).isEqualTo(excused);
    }

    private static String facilities(String given) {
        return given.replace("F", desk.facility.toString());
    }

    private static String asked(String settings, String sql) throws SQLException {
        try (var connection = database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(settings);
            try (var rows = statement.executeQuery(sql)) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }
}
