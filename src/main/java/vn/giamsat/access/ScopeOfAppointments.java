package vn.giamsat.access;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giamsat.access.Role.Level;

/// The rows that appointments open together. A transaction has one level, so what counts is the
/// widest level that a person holds, with all its appointments of that level; who holds others as
/// well may choose to act under one of them.
final class ScopeOfAppointments {
    private ScopeOfAppointments() {}

    static Right of(List<Appointment> held) {
        var widest = held.stream().map(it -> it.role().level()).min(Level::compareTo);
        return widest.map(level -> of(level, held))
                .orElse(new Right(new Scope.Provinces(Set.of()), List.of()));
    }

    private static Right of(Level level, List<Appointment> all) {
        var held = all.stream().filter(it -> it.role().level() == level).toList();
        return switch (level) {
            case NATION -> new Right(new Scope.Nation(), held);
            case PROVINCE -> new Right(new Scope.Provinces(provinces(held)), held);
            case ENTERPRISE -> ofEngineer(held);
            case FACILITY -> new Right(new Scope.Contact(facilities(held)), held);
        };
    }

    /// Whole provinces before single facilities, which do not count then, and one enterprise only,
    /// that of the earliest appointment: two together would open more than each of them.
    private static Right ofEngineer(List<Appointment> held) {
        var enterprise = Objects.requireNonNull(held.getFirst().area().enterprise());
        var own = held.stream().filter(it -> enterprise.equals(it.area().enterprise())).toList();
        var whole = own.stream().filter(it -> it.area().facilityId() == null).toList();
        return whole.isEmpty()
                ? new Right(new Scope.Facilities(enterprise, facilities(own)), own)
                : new Right(new Scope.Enterprise(enterprise, provinces(whole)), whole);
    }

    private static Set<String> provinces(List<Appointment> held) {
        return set(held, area -> area.provinces().stream());
    }

    private static Set<UUID> facilities(List<Appointment> held) {
        return set(held, area -> Stream.ofNullable(area.facilityId()));
    }

    private static <T> Set<T> set(
            List<Appointment> held, Function<Appointment.Area, Stream<T>> part) {
        return held.stream()
                .map(Appointment::area)
                .flatMap(part)
                .collect(Collectors.toUnmodifiableSet());
    }
}
