package vn.giamsat.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who is asking. Every query and command takes one; what it may see is decided by its scope, in
/// the database.
public sealed interface Viewer {
    /// Where this viewer may do what the permission says.
    Scope scope(Permission permission);

    /// A person whose token was verified, with the appointments that hold now. Without any, nothing
    /// can be seen.
    ///
    /// @param subject the token's `sub`
    /// @param name for greeting; from the register of people, else from the token
    record Person(@Nullable UUID id, String subject, String name, List<Appointment> appointments)
            implements Viewer {
        public Person {
            appointments = List.copyOf(appointments);
        }

        @Override
        public Scope scope(Permission permission) {
            var allowing =
                    appointments.stream()
                            .filter(held -> held.role().permissions().contains(permission))
                            .toList();
            if (allowing.stream().anyMatch(Appointment::national)) {
                return new Scope.Nation();
            }
            return new Scope.Provinces(
                    allowing.stream()
                            .flatMap(held -> held.provinces().stream())
                            .collect(Collectors.toUnmodifiableSet()));
        }

        /// The same person with other appointments.
        Person with(List<Appointment> held) {
            return new Person(id, subject, name, held);
        }

        /// What the appointments allow somewhere.
        public Set<Permission> permissions() {
            return appointments.stream()
                    .flatMap(held -> held.role().permissions().stream())
                    .collect(Collectors.toUnmodifiableSet());
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
