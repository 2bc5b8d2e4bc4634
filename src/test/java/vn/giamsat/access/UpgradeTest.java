package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.system.TestDatabase;
import vn.giamsat.system.TestSecrets;

/// Migrations on a database that was in use, run by an owner who is no superuser.
class UpgradeTest {
    private static final String IN_USE =
            """
            insert into facility (id, province, name, kind, state, enterprise)
            values ('01930000-0000-7000-8000-00000000aa01', '2021-24', 'Trường', 'SCHOOL', 'ACTIVE', 'VIETTEL'),
                   ('01930000-0000-7000-8000-00000000aa02', '2021-24', 'Nhà', 'OTHER', 'ACTIVE', null);
            insert into camera (id, facility_id, province, name, zone, kind, main_address, state)
            values ('01930000-0000-7000-8000-00000000ab01', '01930000-0000-7000-8000-00000000aa01', '2021-24', 'Cổng', 'GATE', 'IP_CAMERA', 'rtsp://10.0.0.1/1', 'IN_SERVICE'),
                   ('01930000-0000-7000-8000-00000000ab02', '01930000-0000-7000-8000-00000000aa02', '2021-24', 'Cổng', 'GATE', 'IP_CAMERA', 'rtsp://10.0.0.1/2', 'IN_SERVICE');
            insert into camera_picture (camera_id, facility_id, province, taken_at, digest, jpeg)
            values ('01930000-0000-7000-8000-00000000ab01', '01930000-0000-7000-8000-00000000aa01', '2021-24', now(), 'd', '\\xff');
            insert into person (id, subject, username, name, email)
            values ('01930000-0000-7000-8000-00000000ac01', 's', 'minh', 'Minh', 'minh@example.vn'),
                   ('01930000-0000-7000-8000-00000000ac02', null, 'hoa@example.vn', 'Hoa', null),
                   ('01930000-0000-7000-8000-00000000ac03', null, 'lan', 'Lan', null)\
            """;

    private TestDatabase database;

    @BeforeEach
    void start() {
        database = TestDatabase.start();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    /// The same request, kept under both entries of a login, is kept once.
    @Test
    void keepsKeysUnderTheLoginThatTheyCameFrom() {
        // Given
        migrate("24");
        database.execute(
                """
                insert into person (id, subject, name, email)
                values ('01930000-0000-7000-8000-00000000ad01', 'login', 'Hoa', 'hoa@example.vn'),
                       ('01930000-0000-7000-8000-00000000ad02', 'login', 'Hoa', 'hoa@example.vn');
                alter table idempotency_key no force row level security;
                insert into idempotency_key (holder, key, fingerprint, appointments, status, headers, at)
                values ('01930000-0000-7000-8000-00000000ad01', 'k', 'first', '{}', 200, '{}', '2026-11-27'),
                       ('01930000-0000-7000-8000-00000000ad02', 'k', 'second', '{}', 200, '{}', '2026-11-28'),
                       ('subject newcomer', 'k', 'third', '{}', 200, '{}', '2026-11-28');
                alter table idempotency_key force row level security\
                """);
        // When
        migrate("latest");
        // Then
        assertThat(
                        database.single(
                                """
                                select string_agg(holder || ' ' || fingerprint, ', ' order by at, holder) from idempotency_key
                                 where holder in ('login', 'newcomer')\
                                """))
                .isEqualTo("login first, newcomer third");
    }

    @Test
    void givesEveryStoredRowTheEnterpriseOfItsFacility() {
        // Given
        migrate("6");
        database.execute(IN_USE);
        // When
        migrate("latest");
        // Then
        assertThat(database.single("select string_agg(enterprise, ',' order by id) from camera"))
                .isEqualTo("VIETTEL,NONE");
        assertThat(database.single("select enterprise from camera_picture")).isEqualTo("VIETTEL");
        assertThat(database.single("select version from camera limit 1")).isEqualTo("0");
        assertThat(database.single("select string_agg(email, ',' order by id) from person"))
                .isEqualTo("minh@example.vn,hoa@example.vn");
    }

    /// The service's role may make and drop what the owner's functions do for it.
    @Test
    void numbersTheCamerasThereAreAndKeepsWhatTheirProbesFound() {
        // Given
        migrate("6");
        database.execute(IN_USE);
        migrate("latest");
        assertThat(
                        database.single(
                                "select string_agg(enterprise, ',' order by camera_id) from camera_number"))
                .isEqualTo("VIETTEL,NONE");
        // When
        database.execute(
                """
                do $$ begin execute 'drop table ' || sample_partition(now()); end $$;
                begin; set local giamsat.level = 'giamsat_prober'; set local role giamsat_prober;
                select make_history_partitions();
                insert into probe_sample values (date_trunc('hour', now(), 'UTC'), gen_random_uuid(), '{1,2,1}', '{0,1,2}', '{1,3,null}',
                    '{9,1,null}', '{1,2,null}', '{2,null,null}', '{3,null,null}', '{4,null,null}', '{5,null,null}', '{6,null,null}',
                    '{7,null,null}', '{8,null,null}', '{9,null,null}', '{900000,null,null}', '{25,null,null}');
                insert into probe_sample_mark (hour) values (date_trunc('hour', now(), 'UTC'));
                select roll_up_hour(now() + interval '2 hours'), drop_history_partitions(interval '2 days', interval '400 days');
                commit\
                """);
        // Then
        assertThat(
                        database.single(
                                "select string_agg(up || '.' || down || '.' || unjudged || ' ' || rungs::text, ', ' order by number)"
                                        + " from camera_hour"))
                .isEqualTo("1.0.1 {0,0,0,0,0,0,0,0,0,1}, 0.1.0 {0,1}");
    }

    /// Written by two processes, of which one was stopped after it alone saw the camera down.
    @Test
    void endsIncidentsOfCamerasThatAreUpAndForgetsSecretsInKeptAnswers() {
        // Given
        migrate("37");
        database.execute(
                """
                insert into facility (id, province, name, kind, state)
                values ('01930000-0000-7000-8000-00000000aa01', '2021-24', 'Trường', 'SCHOOL', 'ACTIVE');
                insert into camera (id, facility_id, province, name, zone, kind, main_address, state)
                select ('01930000-0000-7000-8000-00000000ab0' || n)::uuid, '01930000-0000-7000-8000-00000000aa01', '2021-24', 'Cổng', 'GATE',
                    'IP_CAMERA', 'rtsp://10.0.0.1/' || n, 'IN_SERVICE' from generate_series(1, 2) n;
                insert into camera_health (camera_id, facility_id, province, enterprise, state, since, rung, checked_at, elapsed_ms,
                    timings, up_streak, down_streak, not_up_streak, not_down_streak)
                select id, facility_id, province, enterprise, 'UP', '2026-11-20', 'VERIFIED', '2026-11-28 08:00Z', 1, '[]', 9, 0, 0, 9
                  from camera;
                insert into camera_health_change (id, camera_id, facility_id, province, enterprise, at, was, state, rung)
                select gen_random_uuid(), id, facility_id, province, enterprise, '2026-11-28 07:00Z', 'UP', 'DOWN', 'NONE'
                  from camera where id = '01930000-0000-7000-8000-00000000ab01';
                alter table idempotency_key no force row level security;
                insert into idempotency_key (holder, key, fingerprint, appointments, status, headers, body)
                values ('login', 'k', 'f', '{}', 201, '{}', '{"webhook":{"name":"A"},"secret":"whsec_bmV2ZXItdG9sZA=="}');
                alter table idempotency_key force row level security\
                """);
        assertThat(database.single("select closed_at from incident")).isNull();
        // When
        migrate("latest");
        // Then
        assertThat(
                        database.single(
                                "select ending || ' ' || (closed_at at time zone 'UTC') from incident"))
                .isEqualTo("RECOVERED 2026-11-28 08:00:00");
        assertThat(
                        database.single(
                                "select string_agg(state, ' ' order by at, state) from camera_health_change"))
                .isEqualTo("DOWN UP UP");
        assertThat(database.single("select body from idempotency_key"))
                .isEqualTo("{\"webhook\": {\"name\": \"A\"}}");
    }

    /// One of two facilities was moved when photos did not yet forget who sent them.
    @Test
    void forgetsWhoSentPhotosOfFacilitiesThatWereMoved() {
        // Given
        migrate("44");
        database.execute(
                """
                insert into facility (id, province, name, kind, state)
                select ('01930000-0000-7000-8000-00000000aa0' || n)::uuid, '2021-24', 'Trường', 'SCHOOL', 'ACTIVE' from generate_series(1, 2) n;
                insert into photo (id, facility_id, province, enterprise, width, height, size_bytes, digest, thumbnail_digest, arrived_at, stored)
                select id, id, province, assigned, 2, 2, 2, 'd1', 'd2', now(), 'DATABASE' from facility\
                """);
        database.execute(
                "update facility set province = '2021-48' where id ="
                        + " '01930000-0000-7000-8000-00000000aa02'");
        // When
        migrate("latest");
        // Then
        assertThat(
                        database.single(
                                "select string_agg(coalesce(person_name, '-'), ' ' order by id)"
                                        + " from photo"))
                .isEqualTo("postgres -");
    }

    @Test
    void keepsTheChainOfTheAuditAndWhoMayReadIt() throws SQLException {
        // Given
        migrate("19");
        database.execute(
                """
                insert into facility (id, province, name, kind, state)
                values ('01930000-0000-7000-8000-00000000aa01', '2021-24', 'Trường', 'SCHOOL', 'ACTIVE');
                insert into person (id, name, email) values ('01930000-0000-7000-8000-00000000ac01', 'Minh', 'minh@example.vn')\
                """);
        // When
        migrate("latest");
        database.execute("update facility set name = 'Trường mới'");
        // Then
        assertThat(
                        database.single(
                                "select string_agg(provinces::text, ' ' order by number) from"
                                        + " audit_entry"))
                .isEqualTo("{2021-24} {} {2021-24}");
        assertThat(broken("")).isNull();
        assertThat(broken("update audit_entry set subject = 'x' where number = 1")).isEqualTo("1");
        assertThat(broken("update audit_entry set provinces = '{}' where number = 1"))
                .isEqualTo("1");
        assertThat(broken("update audit_entry set appointments = '{}' where number = 2"))
                .isEqualTo("2");
    }

    /// What is found broken after somebody has tampered; taken back.
    private String broken(String tampering) throws SQLException {
        try (var connection = database.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("alter table audit_entry disable trigger user; " + tampering);
            try (var rows =
                    statement.executeQuery(
                            "select min(broken) from audit_day, audit_verify(day)")) {
                rows.next();
                return rows.getString(1);
            } finally {
                connection.rollback();
            }
        }
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource("jdbc:" + database.url(), "giamsat_owner", TestSecrets.OWNER_PASSWORD)
                .placeholders(Map.of("app_password", "upgrade"))
                .target(target)
                .load()
                .migrate();
    }
}
