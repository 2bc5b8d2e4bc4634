package vn.giamsat.field;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.health.JournalFixture;
import vn.giamsat.registry.RegistryFixture;

/// Delta sync over a real database, and people of every level who hold copies.
final class SyncFixture implements AutoCloseable {
    static final String BAC_GIANG = "2021-24";
    static final String DA_NANG = "2021-48";

    final MigratedDatabase database = new MigratedDatabase();
    final ChangeFeed feed = new ChangeFeed();
    final Tasks tasks = new Tasks(database.transactions);
    final ChangeReader reader =
            new ChangeReader(
                    RegistryFixture.facilities(database.transactions),
                    RegistryFixture.cameras(database.transactions),
                    JournalFixture.history(database.transactions),
                    JournalFixture.incidents(database.transactions),
                    tasks);
    final Sync sync = new Sync(database.transactions, feed, reader);
    final ChangeRetention retention =
            new ChangeRetention(database.transactions, config(), Clock.systemUTC());

    static SyncConfig config() {
        return new SyncConfig() {
            @Override
            public Duration retention() {
                return Duration.ofDays(7);
            }

            @Override
            public Duration heartbeat() {
                return Duration.ofSeconds(15);
            }
        };
    }

    static Viewer.Person nation() {
        return person(Role.NATIONAL_VIEWER, Appointment.Area.NATION);
    }

    static Viewer.Person operator(String province) {
        return person(Role.PROVINCE_OPERATOR, province, null, null);
    }

    static Viewer.Person engineer(String province, String enterprise) {
        return person(Role.ENTERPRISE_ENGINEER, province, enterprise, null);
    }

    static Viewer.Person contact(String province, UUID facility) {
        return person(Role.FACILITY_CONTACT, province, null, facility);
    }

    static Viewer.Person person(
            Role role, String province, @Nullable String enterprise, @Nullable UUID facility) {
        return person(role, new Appointment.Area(province, Set.of(province), enterprise, facility));
    }

    private static Viewer.Person person(Role role, Appointment.Area area) {
        var held = new Appointment(UUID.randomUUID(), role, area, Instant.EPOCH, null);
        return new Viewer.Person(
                UUID.randomUUID(),
                "subject-" + role + area,
                "Người xem",
                List.of(held),
                null,
                new Origin("", ""));
    }

    SyncView since(@Nullable String token, int limit, Viewer.Person viewer) {
        return sync.since(token, limit, viewer).await().indefinitely();
    }

    /// A facility with a camera whose state changed once.
    UUID facility(String province, String enterprise) {
        var facility = database.facility(province);
        database.camera(facility, province);
        database.owner.execute(
                "update facility set enterprise = '%s', version = version + 1 where id = '%s'"
                        .formatted(enterprise, facility));
        changeHealth(facility);
        return facility;
    }

    /// Enters an incident of the facility's camera that ended so long ago.
    UUID endedIncident(UUID facility, String ago) {
        var id = UUID.randomUUID();
        database.owner.execute(
                """
                insert into incident (id, camera_id, facility_id, province, enterprise, kind, opened_at, closed_at, ending)
                select '%s', id, facility_id, province, enterprise, 'DOWN', now() - interval '%s' - interval '1 hour',
                       now() - interval '%s', 'RECOVERED'
                  from camera where facility_id = '%s'\
                """
                        .formatted(id, ago, ago, facility));
        return id;
    }

    /// As a probe does: the state now, and that it changed.
    void changeHealth(UUID facility) {
        database.owner.execute(
                """
                insert into camera_health (camera_id, facility_id, province, enterprise, state, since, rung, checked_at,
                       elapsed_ms, timings, up_streak, down_streak, not_up_streak, not_down_streak)
                select id, facility_id, province, enterprise, 'DOWN', now(), 'NONE', now(), 1, '[]', 0, 3, 3, 0
                  from camera where facility_id = '%1$s' on conflict do nothing;
                insert into camera_health_change (id, camera_id, facility_id, province, enterprise, at, was, state, rung)
                select gen_random_uuid(), id, facility_id, province, enterprise, clock_timestamp(), 'UP', 'DOWN', 'NONE'
                  from camera where facility_id = '%1$s'\
                """
                        .formatted(facility));
    }

    @Override
    public void close() {
        database.close();
    }
}
