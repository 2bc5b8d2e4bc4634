package vn.giamsat.api.graphql;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import vn.giamsat.access.Role;
import vn.giamsat.health.Acknowledging;
import vn.giamsat.health.Annotation;
import vn.giamsat.health.IncidentAnnotation;
import vn.giamsat.health.IncidentAnnotations;
import vn.giamsat.health.IncidentView;
import vn.giamsat.shared.InputCheck;

/// What people say of incidents. The joined field as [Joins].
@GraphQLApi
@RolesAllowed(Role.READERS)
public class IncidentThreads {
    private final IncidentAnnotations annotations;
    private final Acknowledging acknowledging;
    private final InputCheck check;
    private final Asking asking;

    IncidentThreads(
            IncidentAnnotations annotations,
            Acknowledging acknowledging,
            InputCheck check,
            Asking asking) {
        this.annotations = annotations;
        this.acknowledging = acknowledging;
        this.check = check;
        this.asking = asking;
    }

    @Mutation
    @RolesAllowed(Role.STATUS_REPORTERS)
    @Description(
            "Say what you know of an incident: added to what was said before, and its last note from"
                    + " then on")
    public Uni<IncidentView> annotateIncident(@NonNull UUID id, @NonNull String text) {
        return asking.answer(
                viewer -> acknowledging.annotate(id, check.demand(new Annotation(text)), viewer));
    }

    @Description("What people said of it, oldest first; the last 100")
    public Uni<List<List<IncidentAnnotation>>> annotations(@Source List<IncidentView> parents) {
        var ids = parents.stream().map(IncidentView::id).distinct().toList();
        return asking.answer(viewer -> annotations.ofIncidents(ids, viewer))
                .map(said -> said.stream().collect(groupingBy(IncidentAnnotation::incidentId)))
                .map(
                        byIncident ->
                                parents.stream()
                                        .map(it -> byIncident.getOrDefault(it.id(), List.of()))
                                        .toList());
    }
}
