package vn.giamsat.campaign;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Conditions;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// Whether facilities have enough cameras: required against verified points, zone by zone. Those
/// that are exempt need none. One statement. Event loop.
@ApplicationScoped
public class Sufficiency {
    private static final String SHORT =
            """
            select s.facility_id, s.name, s.province, s.required_points, s.points
              from (select m.campaign_id, m.facility_id, m.province, f.name, f.required_points, v.points
                      from campaign_facility m
                      join facility f on f.id = m.facility_id
                     cross join lateral (
                           select coalesce(jsonb_agg(jsonb_build_object('zone', z.zone, 'points', z.points)), '[]') points
                             from (select c.zone, count(*) points
                                     from camera c
                                     join camera_health h on h.camera_id = c.id
                                    where c.facility_id = m.facility_id and c.state = 'IN_SERVICE' and %s
                                    group by c.zone) z) v
                     where m.left_at is null and m.step <> 'EXEMPT'
                       and exists (select from jsonb_to_recordset(f.required_points) as r (zone text, points integer)
                                    where r.points > coalesce((select (p ->> 'points')::integer from jsonb_array_elements(v.points) p
                                                                where p ->> 'zone' = r.zone), 0))) s\
            """;

    private final ScopedTransaction transactions;
    private final Verified verified;

    Sufficiency(ScopedTransaction transactions, Verified verified) {
        this.transactions = transactions;
        this.verified = verified;
    }

    /// A page of the campaign's facilities below what is required, by name, then id.
    ///
    /// @param province key; a unit includes those that went into it; null for all
    public Uni<Page<ShortfallView>> page(
            UUID campaign, @Nullable String province, PageRequest page, Viewer viewer) {
        var conditions = new Conditions();
        var sql = SHORT.formatted(Verified.condition(conditions.bound(verified.seconds())));
        conditions
                .and("s.campaign_id = ?", campaign)
                .and("s.province in (select units_within(?))", province)
                .behind("s.name", "s.facility_id", page.after());
        var whole =
                sql
                        + conditions.where()
                        + " order by s.name, s.facility_id limit "
                        + conditions.bound(page.limit() + 1);
        return transactions
                .rows(viewer, whole, conditions.tuple(), Sufficiency::view)
                .map(found -> Page.of(found, page.limit(), Sufficiency::place));
    }

    private static ShortfallView view(Row row) {
        return new ShortfallView(
                row.getUUID("facility_id"),
                row.getString("name"),
                row.getString("province"),
                ConnectionPlanRows.zones(
                        row.getJsonArray("required_points"), row.getJsonArray("points")));
    }

    /// The place of a facility in pages.
    public static Cursor place(ShortfallView facility) {
        return new Cursor(facility.facilityName(), facility.facilityId());
    }
}
