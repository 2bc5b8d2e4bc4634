package vn.giamsat.field;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.ClientIds;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;

/// A facility of Bắc Giang with two cameras, whose contact and engineer report of it at times that
/// the test says.
final class StatusDesk {
    static final Instant DAY = Instant.parse("2021-05-08T00:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    final MigratedDatabase database;
    final UUID facility;
    final List<UUID> cameras;

    StatusDesk(MigratedDatabase database) {
        this.database = database;
        facility = database.facility("2021-24");
        cameras = database.cameras(2, facility, "2021-24");
        database.owner.execute(
                "update facility set enterprise = 'VIETTEL' where id = '%s'".formatted(facility));
    }

    /// In an outage from one hour of the day to another, heard at a third.
    StatusReportView outage(StatusKind kind, double from, double until, double heard) {
        var draft = draft(id(), kind, null, at(from), at(until));
        return reported(draft, heard, contact());
    }

    StatusReportView allNormal(double from, double heard) {
        var draft = draft(id(), StatusKind.ALL_NORMAL, null, at(from), null);
        return reported(draft, heard, contact());
    }

    StatusReportView reported(StatusReportDraft draft, double heard, Viewer viewer) {
        return await(reporting(heard).report(draft, null, viewer));
    }

    StatusReportView ended(UUID id, double at, double heard) {
        return await(reporting(heard).end(id, new StatusEnding(at(at)), null, contact()));
    }

    long turned(double hour) {
        return await(new MaintenanceWindows(database.transactions, clock(hour)).turn());
    }

    StatusReporting reporting(double hour) {
        return new StatusReporting(database.transactions, clock(hour));
    }

    StatusReports reports(double hour) {
        return new StatusReports(database.transactions, clock(hour));
    }

    FirstScreens screens(double hour) {
        return new FirstScreens(database.transactions, clock(hour));
    }

    /// As the phone of anybody here makes it.
    static UUID id() {
        var someone = person(Role.FACILITY_CONTACT, null, null);
        return UUID.fromString(
                UUID.randomUUID().toString().substring(0, 24) + ClientIds.node(someone));
    }

    StatusReportDraft draft(
            UUID id, StatusKind kind, UUID camera, Instant begins, Instant expectedEnd) {
        return new StatusReportDraft(
                id, facility, kind, camera, "Như đã báo", begins, expectedEnd, null, List.of());
    }

    Viewer.Person contact() {
        return person(Role.FACILITY_CONTACT, null, facility);
    }

    Viewer.Person engineer() {
        return person(Role.ENTERPRISE_ENGINEER, "VIETTEL", null);
    }

    private static Viewer.Person person(Role role, String enterprise, UUID facility) {
        var area = new Appointment.Area("2021-24", Set.of("2021-24"), enterprise, facility);
        var held = new Appointment(UUID.randomUUID(), role, area, Instant.EPOCH, null);
        return new Viewer.Person(null, "someone", "someone", List.of(held), null, Origin.NONE);
    }

    /// Enters an incident of the camera that opened at that hour and lasts.
    UUID incident(UUID camera, double opened) {
        var id = UUID.randomUUID();
        database.owner.execute(
                """
                insert into incident (id, camera_id, facility_id, province, enterprise, kind, opened_at)
                select '%s', id, facility_id, province, enterprise, 'DOWN', '%s' from camera where id = '%s'\
                """
                        .formatted(id, at(opened), camera));
        return id;
    }

    /// States of both cameras.
    String states() {
        return database.owner.single(
                "select string_agg(state, ' ' order by id = '%s' desc) from camera where facility_id = '%s'"
                        .formatted(cameras.getFirst(), facility));
    }

    /// Times that are excused of 12 hours of the day, in hours.
    String excused() {
        return hours("excused_time('%s', %s, %s)");
    }

    /// The same as it was known at the end of the 12 hours.
    String excusedAsKnown() {
        return hours("excused_time_as_known('%1$s', %2$s, %3$s, %3$s)");
    }

    private String hours(String times) {
        return database.owner.single(
                """
                select coalesce(string_agg(extract(epoch from lower(part) - '%1$s')::int / 3600 || '-'
                    || extract(epoch from upper(part) - '%1$s')::int / 3600, ' ' order by part), '')
                  from unnest(%2$s) part\
                """
                        .formatted(
                                DAY,
                                times.formatted(facility, "'" + DAY + "'", "'" + at(12) + "'")));
    }

    static Instant at(double hour) {
        return DAY.plusSeconds(Math.round(hour * 3_600));
    }

    private static Clock clock(double hour) {
        return Clock.fixed(at(hour), ZoneOffset.UTC);
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }
}
