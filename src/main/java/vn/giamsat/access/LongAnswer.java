package vn.giamsat.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// An answer that takes its time, as an export of 100,000 lines to a slow reader. It goes on while
/// its token holds and opens exactly what it did when the answer began: half a file of one scope
/// and half of another would look like a whole one. Appointments are asked for as for open sockets.
/// Event loop.
@RequestScoped
public class LongAnswer {
    private final CurrentIdentityAssociation association;
    private final CurrentViewer current;
    private final AppointmentAugmentor entrance;
    private final Clock clock;

    LongAnswer(
            CurrentIdentityAssociation association,
            CurrentViewer current,
            AppointmentAugmentor entrance,
            Clock clock) {
        this.association = association;
        this.current = current;
        this.entrance = entrance;
        this.clock = clock;
    }

    /// The pieces, each when it was looked whether the answer may go on. What has begun cannot be
    /// refused any more, so a client sees it break off.
    ///
    /// @param permission that the pieces are made under
    /// @return fails with the problem UNAUTHENTICATED or FORBIDDEN
    public <T> Multi<T> whileHeld(Permission permission, Multi<T> pieces) {
        var held = held(permission);
        return pieces.onItem().call(() -> held.get());
    }

    /// Asks each time whether what begins now may go on, as the body of a request that takes its
    /// time.
    ///
    /// @return its answers fail with the problem UNAUTHENTICATED or FORBIDDEN
    public Supplier<Uni<Void>> held(Permission permission) {
        return new Grant(current.person(), association.getIdentity(), permission)::demand;
    }

    /// What the answer began with. Confined to one answer, whose pieces come one after the other.
    private final class Grant {
        private final Viewer.Person viewer;
        private final SecurityIdentity identity;
        private final Permission permission;
        private final Scope scope;
        private final long endsAt;
        private Instant askedAt;

        Grant(Viewer.Person viewer, SecurityIdentity identity, Permission permission) {
            this.viewer = viewer;
            this.identity = identity;
            this.permission = permission;
            this.scope = viewer.scope(permission);
            this.endsAt = identity.<Long>getAttribute(AppointmentAugmentor.ENDS_AT);
            this.askedAt = identity.getAttribute(AppointmentAugmentor.ASKED_AT);
        }

        Uni<Void> demand() {
            var now = clock.instant();
            if (now.getEpochSecond() >= endsAt) {
                return Uni.createFrom().failure(new Problem(ErrorCode.UNAUTHENTICATED));
            }
            return now.isBefore(askedAt.plus(CurrentViewer.GOOD_FOR))
                    ? Uni.createFrom().voidItem()
                    : entrance.again(identity, viewer)
                            .invoke(held -> demand(held, now))
                            .replaceWithVoid();
        }

        private void demand(Viewer.Person held, Instant now) {
            if (!held.permissions().contains(permission) || !held.scope(permission).equals(scope)) {
                throw new Problem(ErrorCode.FORBIDDEN);
            }
            askedAt = now;
        }
    }
}
