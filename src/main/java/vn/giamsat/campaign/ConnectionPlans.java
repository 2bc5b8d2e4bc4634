package vn.giamsat.campaign;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.campaign.CampaignFacilities.Place;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// How facilities are to be connected, all versions. Each question is one statement. Event loop.
@ApplicationScoped
public class ConnectionPlans {
    private static final String OF_PLACES =
            ConnectionPlanRows.SELECT
                    + """
                     join unnest($1::uuid[], $2::uuid[]) as asked (campaign_id, facility_id)
                       on (asked.campaign_id, asked.facility_id) = (p.campaign_id, p.facility_id)
                    order by p.campaign_id, p.facility_id, p.number desc\
                    """;

    private final ScopedTransaction transactions;

    ConnectionPlans(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// @throws Problem NOT_FOUND, also for a plan outside the viewer's scope
    public Uni<ConnectionPlanView> byId(UUID id, Viewer viewer) {
        return transactions
                .rows(
                        viewer,
                        ConnectionPlanRows.SELECT + " where p.id = $1",
                        Tuple.of(id),
                        ConnectionPlanRows::view)
                .map(
                        found ->
                                found.stream()
                                        .findFirst()
                                        .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    /// The plans of these places, the newest first: one statement for all.
    public Uni<Map<Place, List<ConnectionPlanView>>> ofPlaces(List<Place> places, Viewer viewer) {
        var asked =
                Tuple.of(
                        places.stream().map(Place::campaignId).toArray(UUID[]::new),
                        places.stream().map(Place::facilityId).toArray(UUID[]::new));
        return transactions
                .rows(viewer, OF_PLACES, asked, ConnectionPlanRows::view)
                .map(
                        found ->
                                found.stream()
                                        .collect(
                                                groupingBy(
                                                        it ->
                                                                new Place(
                                                                        it.campaignId(),
                                                                        it.facilityId()))));
    }
}
