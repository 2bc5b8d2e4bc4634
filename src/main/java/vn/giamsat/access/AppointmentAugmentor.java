package vn.giamsat.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Turns a verified token into a viewer. The token only says who asks; what the person may do comes
/// from the appointments that hold now, so roles in the token give nothing. Runs on the event loop.
@ApplicationScoped
public class AppointmentAugmentor implements SecurityIdentityAugmentor {
    static final String VIEWER = "giamsat.viewer";

    /// When the viewer's appointments were asked for, an instant.
    static final String ASKED_AT = "giamsat.asked-at";

    private final Appointments appointments;
    private final Clock clock;

    AppointmentAugmentor(Appointments appointments, Clock clock) {
        this.appointments = appointments;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        return appointments.heldBy(token).map(viewer -> appointed(identity, viewer));
    }

    private SecurityIdentity appointed(SecurityIdentity identity, Viewer.Person viewer) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(VIEWER, viewer)
                .addAttribute(ASKED_AT, clock.instant())
                .addRoles(roles(viewer))
                .build();
    }

    private static Set<String> roles(Viewer.Person viewer) {
        return viewer.permissions().stream()
                .map(
                        permission ->
                                switch (permission) {
                                    case READ -> Role.READERS;
                                    case EDIT -> Role.EDITORS;
                                    case PROBE -> Role.PROBERS;
                                })
                .collect(Collectors.toUnmodifiableSet());
    }
}
