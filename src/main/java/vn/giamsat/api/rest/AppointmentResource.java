package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import vn.giamsat.access.Appointing;
import vn.giamsat.access.AppointmentDraft;
import vn.giamsat.access.AppointmentView;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.ListOfContacts;
import vn.giamsat.access.Role;
import vn.giamsat.shared.InputCheck;

/// The list of contacts over HTTP, which is the list of who may log in.
@Path("/api/v1/appointments")
@Tag(name = "access")
@RolesAllowed(Role.PEOPLE_READERS)
public class AppointmentResource {
    private final ListOfContacts contacts;
    private final Appointing appointing;
    private final InputCheck check;
    private final CurrentViewer viewer;

    AppointmentResource(
            ListOfContacts contacts,
            Appointing appointing,
            InputCheck check,
            CurrentViewer viewer) {
        this.contacts = contacts;
        this.appointing = appointing;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "A page of the appointments that you may see, by the person's name")
    public Uni<RestResponse<PageBody<AppointmentView>>> page(
            @BeanParam AppointmentQuery query, @BeanParam PageQuery page, UriInfo asked) {
        return contacts.page(query.filter(), page.request(), viewer.person())
                .map(found -> PageBody.answer(found, asked));
    }

    @POST
    @Once
    @RolesAllowed(Role.APPOINTERS)
    @Operation(
            summary =
                    "Appoint a person, known in the list by phone number and e-mail address, or"
                            + " new")
    public Uni<RestResponse<AppointmentView>> appoint(AppointmentDraft appointment) {
        return appointing
                .appoint(check.demand(appointment), viewer.person())
                .map(
                        view ->
                                ResponseBuilder.create(RestResponse.Status.CREATED, view)
                                        .location(URI.create("/api/v1/appointments/" + view.id()))
                                        .build());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One appointment")
    public Uni<AppointmentView> appointment(@RestPath UUID id) {
        return contacts.byId(id, viewer.person());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.APPOINTERS)
    @Operation(summary = "End an appointment now; it stays in the list of ended ones")
    public Uni<AppointmentView> end(@RestPath UUID id) {
        return appointing.end(id, viewer.person());
    }
}
