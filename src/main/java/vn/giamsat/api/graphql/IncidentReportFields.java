package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;
import vn.giamsat.access.Role;
import vn.giamsat.health.IncidentExplanations;
import vn.giamsat.health.IncidentReports;
import vn.giamsat.health.IncidentView;

/// What explains incidents of places. The joined field as [Joins].
@GraphQLApi
@RolesAllowed(Role.READERS)
public class IncidentReportFields {
    private final IncidentExplanations explanations;
    private final Asking asking;

    IncidentReportFields(IncidentExplanations explanations, Asking asking) {
        this.explanations = explanations;
        this.asking = asking;
    }

    @Description(
            "What people reported of the facilities whose cameras joined it; nothing joins one of a"
                    + " camera")
    public Uni<List<IncidentReports>> reports(@Source List<IncidentView> parents) {
        var ids = parents.stream().map(IncidentView::id).distinct().toList();
        return asking.answer(viewer -> explanations.ofIncidents(ids, viewer))
                .map(byId -> parents.stream().map(it -> byId.get(it.id())).toList());
    }
}
