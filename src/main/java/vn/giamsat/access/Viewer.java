package vn.giamsat.access;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Who is asking. Every query and command takes one; what it may see is decided by its scope, in
/// the database.
public sealed interface Viewer {
    /// Where this viewer may do what the permission says.
    Scope scope(Permission permission);

    /// The same with what gives the right.
    default Right right(Permission permission) {
        return new Right(scope(permission), List.of());
    }

    /// A person whose token was verified, with the appointments that hold now. Without any, nothing
    /// can be seen.
    ///
    /// @param subject the token's `sub`
    /// @param name for greeting; from the register of people, else from the token
    /// @param actingAs the one appointment that the person chose to act under; null for all
    /// @param origin of the request, for the audit
    /// @param attempt the request, where it named a key; else null
    record Person(
            @Nullable UUID id,
            String subject,
            String name,
            List<Appointment> appointments,
            @Nullable UUID actingAs,
            Origin origin,
            @Nullable Attempt attempt)
            implements Viewer {
        public Person {
            appointments = List.copyOf(appointments);
        }

        /// One whose request named no key.
        public Person(
                @Nullable UUID id,
                String subject,
                String name,
                List<Appointment> appointments,
                @Nullable UUID actingAs,
                Origin origin) {
            this(id, subject, name, appointments, actingAs, origin, null);
        }

        @Override
        public Scope scope(Permission permission) {
            return right(permission).scope();
        }

        @Override
        public Right right(Permission permission) {
            return ScopeOfAppointments.of(
                    inForce()
                            .filter(held -> held.role().permissions().contains(permission))
                            .toList());
        }

        /// Where this person may give the role.
        public Scope scopeToAppoint(Role role) {
            return rightToAppoint(role).scope();
        }

        /// The appointments that count where the permission is needed. Others that have it too
        /// count when they are chosen to act under. What is given is decided by the role that is
        /// given, not by the permission alone.
        public List<Appointment> inForce(Permission permission) {
            return permission == Permission.APPOINT
                    ? Arrays.stream(Role.values())
                            .flatMap(role -> rightToAppoint(role).appointments().stream())
                            .distinct()
                            .toList()
                    : right(permission).appointments();
        }

        Right rightToAppoint(Role role) {
            return ScopeOfAppointments.of(
                    inForce().filter(held -> held.role().mayAppoint(role)).toList());
        }

        /// The same person with a request that can be repeated.
        Person attempting(Attempt named) {
            return new Person(id, subject, name, appointments, actingAs, origin, named);
        }

        Stream<Appointment> inForce() {
            return appointments.stream()
                    .filter(held -> actingAs == null || actingAs.equals(held.id()));
        }

        /// The same person with other appointments.
        Person with(List<Appointment> held) {
            return new Person(id, subject, name, held, actingAs, origin, attempt);
        }

        /// The same person under what it chose before, whether it still holds that or not.
        Person under(@Nullable UUID chosen) {
            return new Person(id, subject, name, appointments, chosen, origin, attempt);
        }

        /// The same person under one of its appointments.
        ///
        /// @throws Problem APPOINTMENT_NOT_HELD, also where another was chosen before
        Person actingAs(UUID appointment) {
            var isOther = actingAs != null && !actingAs.equals(appointment);
            if (isOther || appointments.stream().noneMatch(it -> it.id().equals(appointment))) {
                throw new Problem(ErrorCode.APPOINTMENT_NOT_HELD);
            }
            return new Person(id, subject, name, appointments, appointment, origin, attempt);
        }

        /// The same person, who still holds the appointment that was chosen, if one was.
        ///
        /// @throws Problem APPOINTMENT_NOT_HELD
        public Person stillActing() {
            return actingAs == null ? this : actingAs(actingAs);
        }

        /// What the appointments in force allow somewhere.
        public Set<Permission> permissions() {
            return inForce()
                    .flatMap(held -> held.role().permissions().stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /// The service itself, sealing stored logins with another key. Never made from a token.
    ///
    /// @param keeper who asked for it, for the audit; null for the service's own look
    record Sealer(@Nullable Person keeper) implements Viewer {
        @Override
        public Scope scope(Permission permission) {
            return new Scope.Sealing();
        }

        @Override
        public Right right(Permission permission) {
            return new Right(
                    scope(permission),
                    keeper == null ? List.of() : keeper.right(permission).appointments());
        }
    }

    /// A national administrator at what only administrators may write: all national roles share a
    /// level, so the database has one of its own for it.
    record Administrator(Person person) implements Viewer {
        /// @throws Problem FORBIDDEN without the permission for the nation
        @Override
        public Scope scope(Permission permission) {
            if (!(person.scope(permission) instanceof Scope.Nation)) {
                throw new Problem(ErrorCode.FORBIDDEN);
            }
            return new Scope.Administration();
        }

        @Override
        public Right right(Permission permission) {
            return new Right(scope(permission), person.right(permission).appointments());
        }
    }

    /// The service itself, deleting kept answers. Never made from a token.
    record Sweeper() implements Viewer {
        @Override
        public Scope scope(Permission permission) {
            return new Scope.Sweeping();
        }
    }

    /// The service itself, delivering events. Never made from a token.
    record Notifier() implements Viewer {
        @Override
        public Scope scope(Permission permission) {
            return new Scope.Notifying();
        }
    }

    /// The service itself, counting. Never made from a token.
    record Counter() implements Viewer {
        @Override
        public Scope scope(Permission permission) {
            return new Scope.Counting();
        }
    }

    /// The service itself, verifying connections. Never made from a token.
    record Verifier() implements Viewer {
        @Override
        public Scope scope(Permission permission) {
            return new Scope.Verifying();
        }
    }

    /// The service itself, turning windows of maintenance. Never made from a token.
    record Keeper() implements Viewer {
        @Override
        public Scope scope(Permission permission) {
            return new Scope.Keeping();
        }
    }

    /// The service itself, probing. Never made from a token.
    record Prober() implements Viewer {
        @Override
        public Scope scope(Permission permission) {
            return new Scope.Probing();
        }
    }
}
