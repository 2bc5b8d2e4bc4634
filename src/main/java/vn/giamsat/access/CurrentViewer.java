package vn.giamsat.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// The viewer of the request at hand.
@RequestScoped
public class CurrentViewer {
    private final SecurityIdentity identity;

    CurrentViewer(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// @throws Problem UNAUTHENTICATED when the request carries no valid token
    public Viewer.Person person() {
        Viewer.Person person = identity.getAttribute(AppointmentAugmentor.VIEWER);
        if (person == null) {
            throw new Problem(ErrorCode.UNAUTHENTICATED);
        }
        return person;
    }
}
