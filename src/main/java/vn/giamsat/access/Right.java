package vn.giamsat.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A scope, and the appointments that opened it: what the audit tells of a right. The service
/// itself needs none.
///
/// @param appointments one or several
public record Right(Scope scope, List<Appointment> appointments) {
    public Right {
        appointments = List.copyOf(appointments);
    }

    List<UUID> ids() {
        return appointments.stream().map(Appointment::id).toList();
    }

    /// Where those appointments are; empty for the nation's.
    Set<String> provinces() {
        return appointments.stream()
                .flatMap(held -> held.area().provinces().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
