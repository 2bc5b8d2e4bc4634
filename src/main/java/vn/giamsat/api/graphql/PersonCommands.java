package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import vn.giamsat.access.People;
import vn.giamsat.access.PersonDraft;
import vn.giamsat.access.PersonView;
import vn.giamsat.access.Role;
import vn.giamsat.shared.InputCheck;

/// What was entered of people, and which login is theirs.
@GraphQLApi
@RolesAllowed(Role.PEOPLE_READERS)
public class PersonCommands {
    private final People people;
    private final InputCheck check;
    private final Asking asking;

    PersonCommands(People people, InputCheck check, Asking asking) {
        this.people = people;
        this.check = check;
        this.asking = asking;
    }

    @Query
    @Description("One person of the list of contacts")
    public Uni<PersonView> person(@NonNull UUID id) {
        return asking.answer(viewer -> people.byId(id, viewer));
    }

    @Mutation
    @RolesAllowed(Role.APPOINTERS)
    @Description(
            "Replace what is known of a person. Administrators correct everybody; who appoints"
                    + " contacts corrects those of his list, until they log in")
    public Uni<PersonView> correctPerson(
            @NonNull UUID id, int version, @NonNull PersonDraft person) {
        return asking.answer(
                viewer -> {
                    var draft = check.demand(person);
                    return people.correct(id, version, current -> draft, viewer);
                });
    }

    @Mutation
    @RolesAllowed(Role.ADMINISTRATORS)
    @Description(
            "Forget which login is the person's: the next token that proves the phone number or"
                    + " e-mail address binds another, never the same again; everywhere: in all"
                    + " entries that the login has joined, else in this one")
    public Uni<PersonView> unbindPerson(
            @NonNull UUID id, @DefaultValue("false") boolean everywhere) {
        return asking.answer(viewer -> people.unbind(id, everywhere, viewer));
    }
}
