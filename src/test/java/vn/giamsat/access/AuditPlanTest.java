package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How PostgreSQL finds a page of the audit: with an index, although most entries are others'.
class AuditPlanTest {
    private static final String PAGE =
            "select id, at, actor from audit_entry order by day desc, at desc, id desc limit 51";

    /// Of 62 provinces alike, and 100 old ones of a province that is quiet.
    private static final String MANY =
            """
            set session_replication_role = replica;
            insert into audit_entry (day, number, id, at, actor, appointments, level, action, kind, row_id, province, provinces, before, after, hash)
            select date '2021-05-06' + n / 5000, n, gen_random_uuid(), timestamptz '2021-05-06 00:00+07' + n * interval '16 seconds', 'a', '{}',
                   'giamsat_nation', 'VIEWED', 'PICTURE', gen_random_uuid(), key, array[key], '{}', '{}', '\\x00'
              from generate_series(1, 150000) n
              join (select key, row_number() over (order by key = '2021-96', key) - 1 place from province where scheme = '2021') unit
                on place = case when n <= 100 then 62 else n % 62 end;
            analyze audit_entry\
            """;

    private static MigratedDatabase database;

    @BeforeAll
    static void enterMany() {
        database = new MigratedDatabase();
        database.owner.execute(MANY);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void readsTheProvincesThatWriteInTheOrderOfTime() throws SQLException {
        assertThat(plan("giamsat_province", "2021-24"))
                .contains("Index Scan Backward using audit_entry_by_time")
                .doesNotContain("Sort", "Seq Scan");
        assertThat(plan("giamsat_provinces", "2021-24,2021-27,2025-24"))
                .contains("Index Scan Backward using audit_entry_by_time")
                .doesNotContain("Sort", "Seq Scan");
    }

    @Test
    void findsTheFewEntriesOfAQuietProvinceWithoutReadingAllOthers() throws SQLException {
        assertThat(plan("giamsat_province", "2021-96"))
                .contains("Bitmap Index Scan on audit_entry_concerns")
                .doesNotContain("Seq Scan");
        assertThat(plan("giamsat_provinces", "2021-96,2025-96"))
                .contains("Bitmap Index Scan on audit_entry_concerns")
                .doesNotContain("Seq Scan");
    }

    private static String plan(String level, String provinces) throws SQLException {
        try (var connection = database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "set local role %1$s; set local giamsat.level = '%1$s'; set local giamsat.provinces = '%2$s'"
                            .formatted(level, provinces));
            var lines = new StringBuilder();
            try (var rows = statement.executeQuery("explain (analyze, buffers) " + PAGE)) {
                while (rows.next()) {
                    lines.append(rows.getString(1)).append('\n');
                }
            } finally {
                connection.rollback();
            }
            return lines.toString();
        }
    }
}
