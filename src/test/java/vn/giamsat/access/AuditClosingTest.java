package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// What a line of an import costs the audit, however many were audited before it on that day.
class AuditClosingTest {
    private static final String MANY =
            """
            insert into facility (id, province, name, kind, state)
            select gen_random_uuid(), '2021-24', 'A' || n, 'SCHOOL', 'ACTIVE' from generate_series(1, 500) n;
            set constraints all immediate\
            """;
    private static final String WALKS =
            "select seq_scan from pg_stat_xact_user_tables where relname = 'audit_entry'";

    @Test
    void findsTheLastEntryOfADayWithoutWalkingThroughTheOthers() throws SQLException {
        try (var database = new MigratedDatabase();
                var connection = database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(MANY);
            try (var rows = statement.executeQuery(WALKS)) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isZero();
            }
            try (var rows = statement.executeQuery("select entries from audit_day")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isGreaterThanOrEqualTo(500);
            }
            connection.rollback();
        }
    }
}
