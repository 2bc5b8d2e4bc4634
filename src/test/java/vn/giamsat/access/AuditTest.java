package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The chain of a day, and what breaks it. In SQL, as whoever has the database's password would.
class AuditTest {
    private static final String TODAY = "(now() at time zone 'Asia/Ho_Chi_Minh')::date";
    private static final String BROKEN = "select broken from audit_verify(" + TODAY + ")";

    private static MigratedDatabase database;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
        for (var at = 0; at < 5; at++) {
            database.facility("2021-24");
        }
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void findsAnUntouchedDayIntact() {
        assertThat(database.owner.single(BROKEN)).isNull();
        assertThat(database.owner.single("select entries from audit_verify(" + TODAY + ")"))
                .isEqualTo(last());
        assertThat(database.owner.single("select actor from audit_entry")).isEqualTo("postgres");
    }

    /// The table's owner must take the triggers off first; the chain tells of it afterwards.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_entry set actor = 'somebody else' where number = 3 | 3",
                "update audit_entry set before = '{\"name\": \"x\"}' where number = 1 | 1",
                "update audit_entry set at = at - interval '1 hour' where number = 5 | 5",
                "update audit_entry set subject = 'somebody' where number = 2 | 2",
                "update audit_entry set appointments = array[id] where number = 4 | 4",
                "update audit_entry set appointments = null where number = 4 | 4",
                "update audit_entry set provinces = '{2021-48}' where number = 3 | 3",
                "delete from audit_entry where number = 2 | 2",
                "delete from audit_entry where number = LAST | LAST",
                "delete from audit_entry | 1",
                "update audit_day set entries = LAST - 1; delete from audit_entry where number ="
                        + " LAST | LAST",
                "update audit_day set opening = '\\x00' | 0",
                "delete from audit_day | NEXT",
            })
    void findsTheFirstEntryThatDoesNotFit(String tampering, String broken) throws SQLException {
        var next = String.valueOf(Long.parseLong(last()) + 1);
        try (var connection = database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "alter table audit_entry disable trigger user; alter table audit_day disable"
                            + " trigger user; "
                            + tampering.replace("LAST", last()));
            try (var rows = statement.executeQuery(BROKEN)) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1))
                        .isEqualTo(broken.replace("LAST", last()).replace("NEXT", next));
            }
            connection.rollback();
        }
    }

    private static String last() {
        return database.owner.single("select max(number) from audit_entry");
    }

    @ParameterizedTest
    @CsvSource({
        "update audit_entry set actor = 'x'",
        "delete from audit_entry",
        "truncate audit_entry",
        "delete from audit_day",
    })
    void isAppendOnlyAlsoForItsOwner(String tampering) {
        assertThatThrownBy(() -> database.owner.execute(tampering))
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @CsvSource({
        "giamsat_nation, insert into audit_entry (day) values ('2021-05-06')",
        "giamsat_nation, update audit_entry set actor = 'x'",
        "giamsat_nation, select closing from audit_day",
        "giamsat_province, select broken from audit_verify('2021-05-06')",
        "giamsat_province, select number from audit_entry",
        "giamsat_provinces, select hash from audit_entry",
        "giamsat_provinces, select subject from audit_entry",
        "giamsat_province, select provinces from audit_entry",
        "giamsat_prober, 'select audit_probe_asked(gen_random_uuid(), null, null)'",
        "giamsat_prober, 'select audit_exported(''CAMERA'', ''{}'', ''{}'')'",
        "giamsat_contact, select number from audit_entry",
        "giamsat_enterprise, select number from audit_entry",
        "giamsat_prober, select number from audit_entry",
        "giamsat_nation, 'select audit_append(''VIEWED'', ''PICTURE'', gen_random_uuid(), null,"
                + " null, ''{}'', ''{}'')'",
        "giamsat_nation, 'select audit_append_for(''{}'', ''VIEWED'', ''PICTURE'',"
                + " gen_random_uuid(), null, null, ''{}'', ''{}'')'",
    })
    void isNobodysToWriteAndFewPeoplesToRead(String level, String sql) {
        assertThatThrownBy(() -> asked(level, sql)).hasMessageContaining("permission denied");
    }

    @Test
    void showsAProvinceOnlyItsOwn() throws SQLException {
        database.facility("2021-48");
        var all = last();
        var own = "set local giamsat.provinces = '2021-48'; ";
        assertThat(asked("giamsat_province", own + "select count(*) from audit_entry"))
                .isEqualTo("1");
        assertThat(asked("giamsat_nation", "select count(*) from audit_entry")).isEqualTo(all);
    }

    @Test
    void keepsOneChainWhateverIsWrittenAtOnce() {
        // Given
        var before = Long.parseLong(last());
        try (var writers = Executors.newFixedThreadPool(4)) {
            // When
            IntStream.range(0, 40)
                    .forEach(at -> writers.submit(() -> database.facility("2021-24")));
        }
        // Then
        assertThat(database.owner.single(BROKEN)).isNull();
        assertThat(last()).isEqualTo(String.valueOf(before + 40));
    }

    @Test
    void forgetsWhatWasRolledBack() throws SQLException {
        var before = Long.parseLong(last());
        try (var connection = database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update facility set name = 'Khác'; set constraints all immediate");
            connection.rollback();
        }
        database.facility("2021-24");
        assertThat(database.owner.single(BROKEN)).isNull();
        assertThat(last()).isEqualTo(String.valueOf(before + 1));
    }

    @Test
    void tellsNothingOfASealedLogin() {
        var facility = database.facility("2021-24");
        var camera = database.camera(facility, "2021-24");
        database.owner.execute(
                "insert into camera_credentials (camera_id, facility_id, province, sealed)"
                        + " values ('%s', '%s', '2021-24', '\\xc0ffee')"
                                .formatted(camera, facility));
        database.owner.execute("delete from camera_credentials");
        assertThat(
                        database.owner.single(
                                "select string_agg(action || ' ' || (before || after), ' ' order by"
                                        + " number) from audit_entry where kind = 'CAMERA_LOGIN'"))
                .isEqualTo("REGISTERED {} REMOVED {}");
    }

    private String asked(String level, String sql) throws SQLException {
        try (var connection = database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "set local role %s; set local giamsat.level = '%s'".formatted(level, level));
            var split = sql.lastIndexOf(';') + 1;
            if (split > 0) {
                statement.execute(sql.substring(0, split));
            }
            statement.execute(sql.substring(split));
            try (var rows = statement.getResultSet()) {
                return rows != null && rows.next()
                        ? rows.getString(1)
                        : UUID.randomUUID().toString();
            } finally {
                connection.rollback();
            }
        }
    }

    /// Migrations replace the list; one that forgets a kind would stop its commands.
    @Test
    void admitsEveryKindThatReadersKnow() {
        var admitted =
                database.owner.single(
                        "select pg_get_constraintdef(oid) from pg_constraint where conname ="
                                + " 'audit_entry_kind_known'");
        for (var kind : AuditEntry.Kind.values()) {
            assertThat(admitted).contains("'" + kind + "'");
        }
    }
}
