package vn.giamsat.access;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// The viewer of the request at hand.
@RequestScoped
public class CurrentViewer {
    private final CurrentIdentityAssociation association;

    CurrentViewer(CurrentIdentityAssociation association) {
        this.association = association;
    }

    /// For code behind a resource that demands a login, where the token has been looked at already.
    ///
    /// @throws UnauthorizedException when the request carries no valid token
    public Viewer.Person person() {
        return viewer(association.getIdentity());
    }

    /// For code that may run before the token was looked at.
    public Uni<Viewer.Person> whenKnown() {
        return association.getDeferredIdentity().map(CurrentViewer::viewer);
    }

    private static Viewer.Person viewer(SecurityIdentity identity) {
        Viewer.@Nullable Person person = identity.getAttribute(AppointmentAugmentor.VIEWER);
        if (person == null) {
            throw new UnauthorizedException();
        }
        return person;
    }
}
