package vn.giamsat.access;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// The viewer of the request at hand.
@RequestScoped
public class CurrentViewer {
    /// How old an answer of the register may be.
    static final Duration GOOD_FOR = Duration.ofSeconds(2);

    private final CurrentIdentityAssociation association;
    private final AppointmentAugmentor entrance;
    private final Clock clock;
    private @Nullable Attempt attempt;

    CurrentViewer(
            CurrentIdentityAssociation association, AppointmentAugmentor entrance, Clock clock) {
        this.association = association;
        this.entrance = entrance;
        this.clock = clock;
    }

    /// For code behind a resource that demands a login, where the token has been looked at already.
    ///
    /// @throws UnauthorizedException when the request carries no valid token
    public Viewer.Person person() {
        var person = viewer(association.getIdentity());
        return attempt == null ? person : person.attempting(attempt);
    }

    /// When the request's token ends, with the grace that clocks are given.
    public Instant tokenEnds() {
        return Instant.ofEpochSecond(
                association.getIdentity().<Long>getAttribute(AppointmentAugmentor.ENDS_AT));
    }

    /// From now on what this person writes is done under the request's key.
    public void attempts(Attempt named) {
        attempt = named;
    }

    /// For code that may run before the token was looked at, and long after: a socket keeps its
    /// identity while it is open, so what the person may do is asked for again.
    public Uni<Viewer.Person> whenKnown() {
        return association.getDeferredIdentity().chain(this::fresh);
    }

    /// From here on, for the rest of the request or of the socket, under one appointment, as the
    /// header `Acting-As` would have it.
    ///
    /// @throws vn.giamsat.shared.Problem APPOINTMENT_NOT_HELD, also where another was chosen before
    public Uni<Void> actAs(String appointment) {
        return association
                .getDeferredIdentity()
                .map(it -> AppointmentAugmentor.actingAs(appointment, it, viewer(it)))
                .invoke(association::setIdentity)
                .replaceWithVoid();
    }

    private Uni<Viewer.Person> fresh(SecurityIdentity identity) {
        var viewer = viewer(identity);
        Instant askedAt = identity.getAttribute(AppointmentAugmentor.ASKED_AT);
        return clock.instant().isBefore(askedAt.plus(GOOD_FOR))
                ? Uni.createFrom().item(viewer)
                : entrance.again(identity, viewer)
                        .map(Viewer.Person::stillActing)
                        .invoke(now -> demandAny(viewer, now));
    }

    /// The roles at the edge are those of the socket's beginning: without this, who lost all would
    /// be answered with empty lists as if there were nothing.
    private static void demandAny(Viewer.Person before, Viewer.Person now) {
        if (now.permissions().isEmpty() && !before.permissions().isEmpty()) {
            throw new Problem(ErrorCode.FORBIDDEN);
        }
    }

    private static Viewer.Person viewer(SecurityIdentity identity) {
        Viewer.@Nullable Person person = identity.getAttribute(AppointmentAugmentor.VIEWER);
        if (person == null) {
            throw new UnauthorizedException();
        }
        return person;
    }
}
