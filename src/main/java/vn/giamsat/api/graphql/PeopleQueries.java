package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Appointing;
import vn.giamsat.access.AppointmentDraft;
import vn.giamsat.access.AppointmentView;
import vn.giamsat.access.ListOfContacts;
import vn.giamsat.access.Role;
import vn.giamsat.shared.InputCheck;
import vn.giamsat.shared.PageRequest;

/// The list of contacts: who is appointed to what.
@GraphQLApi
@RolesAllowed(Role.PEOPLE_READERS)
public class PeopleQueries {
    private final ListOfContacts contacts;
    private final Appointing appointing;
    private final InputCheck check;
    private final Asking asking;

    PeopleQueries(ListOfContacts contacts, Appointing appointing, InputCheck check, Asking asking) {
        this.contacts = contacts;
        this.appointing = appointing;
        this.check = check;
        this.asking = asking;
    }

    @Query
    @Description(
            "A page of the appointments that you may see, by the person's name; first: 1–200,"
                    + " default 50")
    public Uni<AppointmentConnection> appointments(
            @Nullable AppointmentFilterInput filter,
            @Nullable Integer first,
            @Nullable String after) {
        var wanted = AppointmentFilterInput.filter(filter);
        return asking.answer(
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return contacts.page(wanted, page, viewer)
                            .map(found -> new AppointmentConnection(wanted, page, found));
                });
    }

    @Description("How many appointments the filter finds")
    public Uni<Integer> totalCount(@Source AppointmentConnection page) {
        return asking.answer(viewer -> contacts.count(page.filter(), viewer).map(Math::toIntExact));
    }

    @Query
    @Description("One appointment")
    public Uni<AppointmentView> appointment(@NonNull UUID id) {
        return asking.answer(viewer -> contacts.byId(id, viewer));
    }

    @Mutation
    @RolesAllowed(Role.APPOINTERS)
    @Description("Appoint a person, known in the list by phone number and e-mail address, or new")
    public Uni<AppointmentView> appoint(@NonNull AppointmentDraft appointment) {
        return asking.answer(viewer -> appointing.appoint(check.demand(appointment), viewer));
    }

    @Mutation
    @RolesAllowed(Role.APPOINTERS)
    @Description("End an appointment now; it stays in the list of ended ones")
    public Uni<AppointmentView> endAppointment(@NonNull UUID id) {
        return asking.answer(viewer -> appointing.end(id, viewer));
    }
}
