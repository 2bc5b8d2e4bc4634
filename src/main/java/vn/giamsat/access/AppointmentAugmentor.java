package vn.giamsat.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Turns a verified token into a viewer. The token only says who asks; what the person may do comes
/// from the appointments that hold now, so roles in the token give nothing, but for the one that an
/// operator configured to begin with. Runs on the event loop.
@ApplicationScoped
public class AppointmentAugmentor implements SecurityIdentityAugmentor {
    /// Names the appointment to act under, by its id; without it all that the person holds count.
    public static final String ACTING_AS = "Acting-As";

    static final String VIEWER = "giamsat.viewer";

    /// When the viewer's appointments were asked for, an instant.
    static final String ASKED_AT = "giamsat.asked-at";

    /// Whether the token has the role to begin with.
    private static final String BEGINS = "giamsat.begins";

    /// When Quarkus closes a GraphQL socket, and an answer that goes on breaks off: seconds of the
    /// epoch.
    static final String ENDS_AT = "quarkus.identity.expire-time";

    private static final Appointment BOOTSTRAP =
            new Appointment(
                    new UUID(0, 0),
                    Role.NATIONAL_ADMINISTRATOR,
                    Appointment.Area.NATION,
                    Instant.EPOCH,
                    null);

    private final Appointments appointments;
    private final AccessConfig config;
    private final Logins logins;
    private final Clock clock;
    private final TokenTimes times;

    AppointmentAugmentor(
            Appointments appointments,
            AccessConfig config,
            Logins logins,
            Clock clock,
            TokenTimes times) {
        this.appointments = appointments;
        this.config = config;
        this.logins = logins;
        this.clock = clock;
        this.times = times;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity,
            AuthenticationRequestContext context,
            Map<String, Object> attributes) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        var begins = config.bootstrapRole().filter(identity::hasRole).isPresent();
        var request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        logins.count(token, request);
        return admitted(token, begins, RequestIds.origin(request))
                .map(person -> chosen(person, request))
                .map(
                        viewer ->
                                appointed(identity, viewer)
                                        .addAttribute(BEGINS, begins)
                                        .addAttribute(ENDS_AT, times.end(token))
                                        .addAttribute(ASKED_AT, clock.instant())
                                        .build());
    }

    /// The viewer as the same token would let it in now. Sockets and long answers keep an identity
    /// for long.
    Uni<Viewer.Person> again(SecurityIdentity identity, Viewer.Person viewer) {
        boolean begins = identity.getAttribute(BEGINS);
        return admitted((JsonWebToken) identity.getPrincipal(), begins, viewer.origin())
                .map(now -> now.under(viewer.actingAs()));
    }

    private Uni<Viewer.Person> admitted(JsonWebToken token, boolean begins, Origin origin) {
        return appointments
                .heldBy(Proof.of(token), origin)
                .map(
                        person ->
                                begins && person.appointments().isEmpty()
                                        ? person.with(List.of(BOOTSTRAP))
                                        : person);
    }

    private static Viewer.Person chosen(Viewer.Person person, @Nullable RoutingContext request) {
        var chosen = request == null ? null : request.request().getHeader(ACTING_AS);
        return chosen == null ? person : person.actingAs(id(chosen));
    }

    /// The same login under one of its appointments, chosen after the token was looked at.
    ///
    /// @throws Problem APPOINTMENT_NOT_HELD, also where another was chosen before
    static SecurityIdentity actingAs(
            String chosen, SecurityIdentity identity, Viewer.Person viewer) {
        return appointed(identity, viewer.actingAs(id(chosen))).build();
    }

    private static UUID id(String chosen) {
        try {
            return UUID.fromString(chosen.strip());
        } catch (IllegalArgumentException noId) {
            throw new Problem(ErrorCode.APPOINTMENT_NOT_HELD);
        }
    }

    private static QuarkusSecurityIdentity.Builder appointed(
            SecurityIdentity identity, Viewer.Person viewer) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(VIEWER, viewer)
                .addRoles(roles(viewer));
    }

    private static Set<String> roles(Viewer.Person viewer) {
        return viewer.permissions().stream()
                .map(Permission::securityRole)
                .collect(Collectors.toUnmodifiableSet());
    }
}
