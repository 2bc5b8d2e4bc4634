package vn.giamsat.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giamsat.access.MigratedDatabase;

/// What PostgreSQL itself admits of photos and of uploads, level by level. Over the APIs an upload
/// is shown to its sender only, so that nobody meets one of another place there.
class PhotoLevelsTest {
    /// With the id of the facility for all of them.
    private static final Map<String, String> ENTERED =
            Map.of(
                    "photo",
                    "(id, facility_id, province, enterprise, width, height, size_bytes, digest,"
                            + " thumbnail_digest, arrived_at, stored) values (%1$s, '%2$s', '%3$s',"
                            + " '%4$s', 2, 2, 2, 'd1', 'd2', now(), 'DATABASE')",
                    "photo_upload",
                    "(id, facility_id, province, enterprise, holder, length_bytes, metadata,"
                            + " announced_at, expires_at) values (%1$s, '%2$s', '%3$s', '%4$s',"
                            + " 'sub', 9, '', now(), now())",
                    "photo_piece",
                    "(upload_id, offset_bytes, facility_id, province, enterprise, bytes) values"
                            + " ('%2$s', (random() * 1e9)::integer, '%2$s', '%3$s', '%4$s', 'x')",
                    "photo_file",
                    "(photo_id, size, facility_id, province, enterprise, jpeg) values ('%2$s',"
                            + " '%5$s', '%2$s', '%3$s', '%4$s', 'x')");
    private static final String SETTINGS =
            "set local giamsat.level = '%1$s'; set local giamsat.provinces = '%2$s';"
                    + " set local giamsat.enterprise = '%3$s'; set local giamsat.facilities = '%4$s';"
                    + " set local role %1$s";
    private static final List<String> TABLES =
            List.of("photo", "photo_upload", "photo_piece", "photo_file");

    private static final Place HERE = new Place(UUID.randomUUID(), "2021-24", "VIETTEL");
    private static final Place THERE = new Place(UUID.randomUUID(), "2021-48", "VNPT");
    private static final List<Level> LEVELS =
            List.of(
                    new Level("giamsat_nation", "", "", "", List.of(HERE, THERE)),
                    new Level("giamsat_province", "2021-24", "", "", List.of(HERE)),
                    new Level("giamsat_province", "2021-48", "", "", List.of(THERE)),
                    new Level("giamsat_province", "2021-01", "", "", List.of()),
                    new Level("giamsat_provinces", "2021-48,2021-24", "", "", List.of(HERE, THERE)),
                    new Level("giamsat_provinces", "2021-48,2021-01", "", "", List.of(THERE)),
                    new Level("giamsat_enterprise", "2021-24", "VIETTEL", "", List.of(HERE)),
                    new Level("giamsat_enterprise", "2021-24", "VNPT", "", List.of()),
                    new Level("giamsat_enterprise", "2021-48", "VIETTEL", "", List.of()),
                    new Level(
                            "giamsat_enterprise_provinces",
                            "2021-48,2021-24",
                            "VNPT",
                            "",
                            List.of(THERE)),
                    new Level("giamsat_facility", "", "VIETTEL", HERE.name(), List.of(HERE)),
                    new Level("giamsat_facility", "", "VNPT", HERE.name(), List.of()),
                    new Level("giamsat_contact", "", "", HERE.name(), List.of(HERE)),
                    new Level("giamsat_contact", "", "", THERE.name(), List.of(THERE)));

    private static MigratedDatabase database;

    /// A facility with one row in each table.
    private record Place(UUID facility, String province, String enterprise) {
        String name() {
            return facility.toString();
        }

        String entering(String table, String id, String size) {
            return ("insert into " + table + " " + ENTERED.get(table))
                    .formatted(id, facility, province, enterprise, size);
        }
    }

    private record Level(
            String name,
            String provinces,
            String enterprise,
            String facilities,
            List<Place> places) {
        String settings() {
            return SETTINGS.formatted(name, provinces, enterprise, facilities);
        }

        boolean mayRemovePhotos() {
            return List.of("giamsat_nation", "giamsat_province", "giamsat_provinces")
                    .contains(name);
        }
    }

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
        for (var place : List.of(HERE, THERE)) {
            database.owner.execute(
                    "insert into facility (id, province, name, kind, state, enterprise) values"
                            + " ('%s', '%s', 'Trường', 'SCHOOL', 'ACTIVE', '%s')"
                                    .formatted(place.facility, place.province, place.enterprise));
            TABLES.forEach(
                    table ->
                            database.owner.execute(
                                    place.entering(table, "'" + place.name() + "'", "FULL")));
        }
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    static Stream<Arguments> tablesByLevel() {
        return TABLES.stream()
                .flatMap(table -> LEVELS.stream().map(level -> Arguments.of(table, level)));
    }

    @ParameterizedTest
    @MethodSource("tablesByLevel")
    void showsEachLevelItsOwn(String table, Level level) throws SQLException {
        for (var place : List.of(HERE, THERE)) {
            var count =
                    "select count(*) from %s where facility_id = '%s'"
                            .formatted(table, place.facility);
            assertThat(asked(level, count)).isEqualTo(level.places.contains(place) ? "1" : "0");
        }
    }

    @ParameterizedTest
    @MethodSource("tablesByLevel")
    void letsEachLevelEnterRowsOfItsOwnOnly(String table, Level level) throws SQLException {
        for (var place : List.of(HERE, THERE)) {
            var entering = place.entering(table, "gen_random_uuid()", "THUMBNAIL") + " returning 1";
            if (level.places.contains(place)) {
                assertThat(asked(level, entering)).isEqualTo("1");
            } else {
                assertThatThrownBy(() -> asked(level, entering))
                        .hasMessageContaining("row-level security");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tablesByLevel")
    void letsEachLevelRemoveRowsOfItsOwnOnly(String table, Level level) throws SQLException {
        var removing =
                "with gone as (delete from %s returning 1) select count(*) from gone"
                        .formatted(table);
        if (table.equals("photo_file") || table.equals("photo") && !level.mayRemovePhotos()) {
            assertThatThrownBy(() -> asked(level, removing))
                    .hasMessageContaining("permission denied");
        } else {
            assertThat(asked(level, removing)).isEqualTo(Integer.toString(level.places.size()));
        }
    }

    static Stream<Level> levels() {
        return LEVELS.stream();
    }

    @ParameterizedTest
    @MethodSource("levels")
    void letsNobodyMoveAnUploadOrPutAnotherNameToAPhoto(Level level) throws SQLException {
        var going =
                "with done as (update photo_upload set offset_bytes = 1, expires_at = now(),"
                        + " overdue = 1 returning 1) select count(*) from done";
        assertThat(asked(level, going)).isEqualTo(Integer.toString(level.places.size()));
        for (var sql :
                List.of(
                        "update photo_upload set province = '2021-01' returning 1",
                        "update photo_upload set holder = 'mine' returning 1",
                        "update photo set person_name = 'x' returning 1",
                        "update photo_piece set bytes = 'y' returning 1",
                        "update photo_file set jpeg = 'y' returning 1")) {
            assertThatThrownBy(() -> asked(level, sql)).hasMessageContaining("permission denied");
        }
    }

    /// Taken back.
    private static String asked(Level level, String sql) throws SQLException {
        try (var connection = database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(level.settings());
            try (var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
            } finally {
                connection.rollback();
            }
        }
    }
}
