package vn.giamsat.api.graphql;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;
import vn.giamsat.access.Role;
import vn.giamsat.health.IncidentView;
import vn.giamsat.health.Incidents;

/// The field that leads from facilities to the incidents of their cameras, as [Joins]. Apart,
/// because Java has no two methods of a name whose parameters are lists.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class FacilityIncidents {
    private final Incidents incidents;
    private final Asking asking;

    FacilityIncidents(Incidents incidents, Asking asking) {
        this.incidents = incidents;
        this.asking = asking;
    }

    @Description(
            "The 20 newest incidents of the facility's cameras, newest first; where there are more,"
                    + " ask for pages of incidents with filter facilityId")
    public Uni<List<List<IncidentView>>> incidents(@Source List<FacilityNode> parents) {
        var ids = parents.stream().map(FacilityNode::id).distinct().toList();
        return asking.answer(viewer -> incidents.ofFacilities(ids, viewer))
                .map(found -> found.stream().collect(groupingBy(IncidentView::facilityId)))
                .map(
                        byFacility ->
                                parents.stream()
                                        .map(it -> byFacility.getOrDefault(it.id(), List.of()))
                                        .toList());
    }
}
