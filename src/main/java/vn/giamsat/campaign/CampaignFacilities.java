package vn.giamsat.campaign;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;

/// Where facilities stand within campaigns, and how they came there. Each question is one
/// statement. Event loop.
@ApplicationScoped
public class CampaignFacilities {
    static final String STEPS =
            """
            select s.campaign_id, s.facility_id, s.number, s.was, s.step, s.reason, s.at, s.person_id, s.actor
              from campaign_step s
              join unnest($1::uuid[], $2::uuid[]) as asked (campaign_id, facility_id)
                on (asked.campaign_id, asked.facility_id) = (s.campaign_id, s.facility_id)
             order by s.campaign_id, s.facility_id, s.number\
            """;

    private final ScopedTransaction transactions;

    CampaignFacilities(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// A facility within a campaign.
    public record Place(UUID campaignId, UUID facilityId) {}

    /// A page by the facility's name, then its id; those that left the scope are among them.
    public Uni<Page<CampaignFacilityView>> page(
            CampaignFacilityFilter filter, PageRequest page, Viewer viewer) {
        var conditions = filter.conditions().behind("f.name", "f.id", page.after());
        var sql =
                CampaignFacilityRows.SELECT
                        + conditions.where()
                        + " order by f.name, f.id limit "
                        + conditions.bound(page.limit() + 1);
        return transactions
                .rows(viewer, sql, conditions.tuple(), CampaignFacilityRows::view)
                .map(found -> Page.of(found, page.limit(), CampaignFacilities::place));
    }

    /// How many facilities the filter finds.
    public Uni<Long> count(CampaignFacilityFilter filter, Viewer viewer) {
        var conditions = filter.conditions();
        var sql = "select count(*) from campaign_facility m" + conditions.where();
        return transactions
                .rows(viewer, sql, conditions.tuple(), row -> row.getLong(0))
                .map(List::getFirst);
    }

    /// @throws Problem NOT_FOUND, also for a facility outside the viewer's scope
    public Uni<CampaignFacilityView> one(Place place, Viewer viewer) {
        return transactions
                .rows(
                        viewer,
                        CampaignFacilityRows.SELECT
                                + " where m.campaign_id = $1 and m.facility_id = $2",
                        Tuple.of(place.campaignId(), place.facilityId()),
                        CampaignFacilityRows::view)
                .map(
                        found ->
                                found.stream()
                                        .findFirst()
                                        .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    /// Where a facility stands, and how it came there.
    ///
    /// @throws Problem NOT_FOUND, also for a facility outside the viewer's scope
    public Uni<CampaignFacilityCourse> course(Place place, Viewer viewer) {
        return one(place, viewer)
                .chain(
                        found ->
                                steps(List.of(place), viewer)
                                        .map(steps -> steps.getOrDefault(place, List.of()))
                                        .map(steps -> new CampaignFacilityCourse(found, steps)));
    }

    /// Where these facilities stand within all of their campaigns.
    public Uni<List<CampaignFacilityView>> ofFacilities(List<UUID> facilityIds, Viewer viewer) {
        return transactions.rows(
                viewer,
                CampaignFacilityRows.SELECT
                        + " where m.facility_id = any($1) order by m.joined_at, m.campaign_id",
                Tuple.of(facilityIds.toArray(UUID[]::new)),
                CampaignFacilityRows::view);
    }

    /// The steps of these places, the first one first: one statement for all.
    public Uni<Map<Place, List<StepChange>>> steps(List<Place> places, Viewer viewer) {
        record Told(Place place, StepChange change) {}
        var asked =
                Tuple.of(
                        places.stream().map(Place::campaignId).toArray(UUID[]::new),
                        places.stream().map(Place::facilityId).toArray(UUID[]::new));
        return transactions
                .rows(
                        viewer,
                        STEPS,
                        asked,
                        row -> new Told(place(row), CampaignFacilityRows.change(row)))
                .map(
                        found ->
                                found.stream()
                                        .collect(
                                                groupingBy(
                                                        Told::place,
                                                        mapping(Told::change, toList()))));
    }

    private static Place place(Row row) {
        return new Place(row.getUUID("campaign_id"), row.getUUID("facility_id"));
    }

    /// The place of a facility in pages.
    public static Cursor place(CampaignFacilityView facility) {
        return new Cursor(facility.facilityName(), facility.facilityId());
    }
}
