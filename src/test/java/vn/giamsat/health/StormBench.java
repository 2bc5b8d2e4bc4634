package vn.giamsat.health;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.PageRequest;

/// Many cameras of one place, and what is told of them. Each test has a province of its own.
abstract class StormBench extends JournalBench {
    static final IncidentFilter.Period ALWAYS = new IncidentFilter.Period(null, null);

    /// Cameras of a new facility of the enterprise, which were up.
    List<UUID> cameras(int count, String enterprise, String province) {
        var facility = database.facility(province);
        var cameras = database.cameras(count, facility, province);
        database.owner.execute(
                "update facility set enterprise = '%s' where id = '%s'"
                        .formatted(enterprise, facility));
        cameras.forEach(id -> fold(id, "uu"));
        return cameras;
    }

    static UUID facilityOf(List<UUID> cameras) {
        return UUID.fromString(
                database.owner.single(
                        "select facility_id from camera where id = '%s'"
                                .formatted(cameras.getFirst())));
    }

    /// Behind one recorder.
    static void share(String host, List<UUID> cameras) {
        cameras.forEach(
                id ->
                        database.owner.execute(
                                "update camera set main_address = 'rtsp://%s:554/' || id where id = '%s'"
                                        .formatted(host, id)));
    }

    void all(List<UUID> cameras, String probes) {
        cameras.forEach(id -> fold(id, probes));
        await(journal.flush());
    }

    static List<IncidentView> incidents(
            String province, @Nullable IncidentLevel level, Viewer viewer) {
        return page(province, new IncidentFilter.Joining(level, null, null), viewer);
    }

    static List<IncidentView> standing(String province, Viewer viewer) {
        return page(province, new IncidentFilter.Joining(null, null, true), viewer);
    }

    static List<IncidentView> children(IncidentView parent, Viewer viewer) {
        return page(parent.province(), new IncidentFilter.Joining(null, parent.id(), null), viewer);
    }

    private static List<IncidentView> page(
            String province, IncidentFilter.Joining joining, Viewer viewer) {
        var filter = new IncidentFilter(null, null, null, province, ALWAYS, joining);
        return await(
                        new Incidents(database.transactions)
                                .page(filter, PageRequest.of(200, null), viewer))
                .items();
    }

    static IncidentView parent(String province, IncidentLevel level) {
        var found = incidents(province, level, nation());
        if (found.size() != 1) {
            throw new AssertionError("incidents of level " + level + ": " + found);
        }
        return found.getFirst();
    }

    /// A system that wants to know of incidents there.
    static void subscribe(String province) {
        database.owner.execute(
                """
                insert into webhook (id, province, address, name, kinds, created_at, updated_at)
                values (gen_random_uuid(), '%s', 'https://told.example/', 'x', '{INCIDENT_OPENED,INCIDENT_CLOSED}', now(), now())\
                """
                        .formatted(province));
    }

    /// What it was told: kind and level of each, in order.
    static String told(String province) {
        return database.owner.single(
                """
                select coalesce(string_agg(kind || ' ' || (body::jsonb #>> '{data,level}'), ', ' order by at, kind desc), '')
                  from webhook_delivery where province = '%s'\
                """
                        .formatted(province));
    }
}
