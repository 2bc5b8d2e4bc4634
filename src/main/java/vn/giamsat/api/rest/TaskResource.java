package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.field.TaskView;
import vn.giamsat.field.Tasks;

/// What whoever asks has to do, over HTTP.
@Path("/api/v1/me/tasks")
@Tag(name = "field")
@RolesAllowed(Role.READERS)
public class TaskResource {
    private final Tasks tasks;
    private final CurrentViewer viewer;

    TaskResource(Tasks tasks, CurrentViewer viewer) {
        this.tasks = tasks;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "A page of what you have to do for orders, by due day")
    public Uni<RestResponse<PageBody<TaskView>>> page(@BeanParam PageQuery page, UriInfo asked) {
        return tasks.page(page.request(), viewer.person())
                .map(found -> PageBody.answer(found, asked));
    }
}
