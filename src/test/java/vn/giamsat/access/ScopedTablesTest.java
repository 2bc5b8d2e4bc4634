package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The form that row-level security has in every table, read from PostgreSQL's catalogue: so that
/// a table that a later migration adds cannot forget it.
class ScopedTablesTest {
    /// What everybody may read: units of administration, and Flyway's own account.
    private static final String OPEN = "('province', 'flyway_schema_history')";

    /// Roles of the levels with a right on a table of rows that are somebody's.
    private static final String GRANTS =
            """
            select c.oid as table_id, c.relname as name, r.oid as role_id, r.rolname as level
              from pg_class c cross join pg_roles r
             where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname not in %s
               and r.rolname like 'giamsat\\_%%' and r.rolname not in ('giamsat_owner', 'giamsat_app')
               and has_any_column_privilege(r.oid, c.oid, 'select, insert, update, references')\
            """
                    .formatted(OPEN);

    private static MigratedDatabase database;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
        var facility = database.facility("2021-24");
        database.camera(facility, "2021-24");
        var person = UUID.randomUUID();
        database.owner.execute(
                "insert into person (id, name, email) values ('%s', 'A', 'a@a.vn')"
                        .formatted(person));
        database.owner.execute(
                "insert into appointment (id, person_id, role, province, valid_from)"
                        + " values (gen_random_uuid(), '%s', 'PROVINCE_VIEWER', '2021-24', now())"
                                .formatted(person));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void holdsForTheOwnerToo() throws SQLException {
        assertThat(
                        listed(
                                """
                                select relname from pg_class
                                 where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname not in %s
                                   and not (relrowsecurity and relforcerowsecurity)\
                                """
                                        .formatted(OPEN)))
                .isEmpty();
    }

    @Test
    void shutsEveryTableToWhoDidNotComeThroughTheOneDoor() throws SQLException {
        assertThat(
                        listed(
                                """
                                select name || ' to ' || level from (%s) granted
                                 where not exists (
                                    select from pg_policy p
                                     where p.polrelid = table_id and not p.polpermissive and role_id = any (p.polroles)
                                       and p.polcmd = '*' and pg_get_expr(p.polqual, p.polrelid) like '%%scope_entered()%%')\
                                """
                                        .formatted(GRANTS)))
                .isEmpty();
        assertThat(listed("select name from (" + GRANTS + ") granted")).isNotEmpty();
    }

    @Test
    void givesRowsOnlyToWhoeverEntered() throws SQLException {
        for (var granted : listed("select name || '=' || level from (" + GRANTS + ") granted")) {
            var table = granted.substring(0, granted.indexOf('='));
            var level = granted.substring(granted.indexOf('=') + 1);
            assertThat(rows(table, level)).as(granted).isZero();
        }
    }

    /// An OR of levels, or a setting compared as text, costs a scan of the table per question. The
    /// gate is no level: it finds one person, by whichever proof.
    @Test
    void namesOneLevelAndNoAlternatives() throws SQLException {
        var conditions =
                listed(
                        """
                        select c.relname || ': ' || coalesce(pg_get_expr(p.polqual, p.polrelid), '') || ' '
                               || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')
                          from pg_policy p join pg_class c on c.oid = p.polrelid
                         where p.polroles <> array['giamsat_gate'::regrole::oid]""");

        assertThat(conditions)
                .isNotEmpty()
                .allSatisfy(
                        condition ->
                                assertThat(condition)
                                        .doesNotContain(
                                                " OR ", "current_setting", "giamsat_nation"));
        assertThat(listed("select polname from pg_policy where 0 = any (polroles)")).isEmpty();
    }

    @Test
    void letsViewsSeeNoMoreThanWhoAsks() throws SQLException {
        assertThat(
                        listed(
                                """
                                select relname from pg_class
                                 where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace
                                   and not coalesce(reloptions @> '{security_invoker=true}', false)"""))
                .isEmpty();
    }

    /// What runs as the owner is called by names that nobody else can put before it.
    @Test
    void fixesTheSearchPathOfWhatRunsAsTheOwner() throws SQLException {
        assertThat(
                        listed(
                                """
                                select proname from pg_proc
                                 where prosecdef and pronamespace = 'public'::regnamespace
                                   and not coalesce(array_to_string(proconfig, ';') like '%search_path=public, pg_temp%', false)"""))
                .isEmpty();
    }

    private static long rows(String table, String level) throws SQLException {
        try (var connection = database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local role " + level);
            try (var counted = statement.executeQuery("select count(*) from " + table)) {
                counted.next();
                return counted.getLong(1);
            } catch (SQLException refused) {
                assertThat(refused.getMessage()).contains("permission denied");
                return 0;
            }
        }
    }

    private static List<String> listed(String sql) throws SQLException {
        try (var connection = database.owner.connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
