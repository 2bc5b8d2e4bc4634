package vn.giamsat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.health.HealthChanges;
import vn.giamsat.health.HealthJournal;
import vn.giamsat.health.JournalFixture;
import vn.giamsat.shared.Problem;

/// A database whose own clock stands where a test sets it, with what happens in reports.
final class ReportDatabase implements AutoCloseable {
    final MigratedDatabase database = new MigratedDatabase();
    final HealthJournal journal =
            JournalFixture.journal(
                    database.transactions,
                    new HealthChanges(),
                    JournalFixture.config(Duration.ofSeconds(10)));

    ReportDatabase() {
        database.owner.execute(
                """
                create table test_now (at timestamptz not null);
                insert into test_now values (now());
                create or replace function campaign_now() returns timestamptz
                    language sql volatile return (select at from test_now);
                insert into watch (id, began_at, last_at) values (gen_random_uuid(), '2021-05-01', '2021-06-01')\
                """);
    }

    /// @param time as PostgreSQL reads it
    void at(String time) {
        execute("update test_now set at = '%s+07'", time);
    }

    void execute(String sql, Object... values) {
        database.owner.execute(sql.formatted(values));
    }

    /// Leaves nothing of what other tests did that counts for a new order.
    void forget() {
        execute(
                """
                update campaign set starts_on = '2020-01-01', ends_on = '2020-01-01';
                delete from facility_history;
                delete from cut_off_mark;
                delete from settled_figures;
                delete from webhook\
                """);
    }

    /// An order over a province.
    UUID campaign(String province) {
        var id = UUID.randomUUID();
        execute(
                """
                insert into campaign (id, number, issuer, title, starts_on, due_on, scope, created_at)
                values ('%1$s', '%1$s', 'BCĐ', 'Kết nối camera', '2021-05-06', '2021-05-10', 'PROVINCES', campaign_now());
                insert into campaign_province (campaign_id, province) values ('%1$s', '%2$s')\
                """,
                id, province);
        return id;
    }

    UUID facility(String province, String kind, int points) {
        var id = UUID.randomUUID();
        execute(
                """
                insert into facility (id, province, name, kind, state, required_points)
                values ('%s', '%s', 'Cơ sở %s', '%s', 'ACTIVE', '[{"zone": "GATE", "points": %d}]')\
                """,
                id, province, kind, kind, points);
        return id;
    }

    UUID camera(UUID facility, String province, String state) {
        var id = UUID.randomUUID();
        execute(
                """
                insert into camera (id, facility_id, province, name, zone, kind, main_address, state)
                values ('%1$s', '%2$s', '%3$s', 'Cổng', 'GATE', 'IP_CAMERA', 'rtsp://%1$s/1', '%4$s')\
                """,
                id, facility, province, state);
        return id;
    }

    void verdict(UUID camera, String time, String was, String state) {
        execute(
                """
                insert into camera_health_change (id, camera_id, facility_id, province, enterprise, at, was, state, rung)
                select gen_random_uuid(), id, facility_id, province, enterprise, '%s+07', '%s', '%s', 'CONNECTED'
                  from camera where id = '%s'\
                """,
                time, was, state, camera);
    }

    void contact(UUID facility, String province, String from) {
        execute(
                """
                insert into person (id, email, name) values ('%1$s', '%1$s@example.vn', 'Đầu mối');
                insert into appointment (id, person_id, role, province, facility_id, valid_from)
                values (gen_random_uuid(), '%1$s', 'FACILITY_CONTACT', '%2$s', '%3$s', '%4$s+07')\
                """,
                UUID.randomUUID(), province, facility, from);
    }

    ReportCalendar calendar(String now) {
        return new ReportCalendar(Hours.USUAL, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    Reporting reporting(String now) {
        return new Reporting(database.transactions, calendar(now));
    }

    ReportReminders reminders(String now) {
        return new ReportReminders(database.transactions, calendar(now));
    }

    /// As the service does every 10 s.
    ///
    /// @return of how many provinces figures are kept that were not
    long settle(String now) {
        return done(new DaySettling(database.transactions, journal, calendar(now)).settle());
    }

    static <T> T done(Uni<T> asked) {
        return asked.await().atMost(Duration.ofSeconds(10));
    }

    static void refuses(String code, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code().wireName()).isEqualTo(code));
    }

    DailyReports reports(String now) {
        return new DailyReports(database.transactions, calendar(now));
    }

    static Viewer.Person operator(String province) {
        var area = new Appointment.Area(province, Set.of(province), null, null);
        return person(Role.PROVINCE_OPERATOR, area);
    }

    static Viewer.Person ministry() {
        return person(Role.NATIONAL_OPERATOR, Appointment.Area.NATION);
    }

    private static Viewer.Person person(Role role, Appointment.Area area) {
        var held = new Appointment(UUID.randomUUID(), role, area, Instant.EPOCH, null);
        return new Viewer.Person(null, "sub", "Lê Thị Hoa", List.of(held), null, Origin.NONE);
    }

    @Override
    public void close() {
        database.close();
    }
}
