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

    static Scope of(List<Appointment> held) {
        var widest = held.stream().map(it -> it.role().level()).min(Level::compareTo);
        return widest.map(level -> of(level, held)).orElse(new Scope.Provinces(Set.of()));
    }

    private static Scope of(Level level, List<Appointment> held) {
        var areas =
                held.stream()
                        .filter(it -> it.role().level() == level)
                        .map(Appointment::area)
                        .toList();
        return switch (level) {
            case NATION -> new Scope.Nation();
            case PROVINCE -> new Scope.Provinces(provinces(areas.stream()));
            case ENTERPRISE -> ofEngineer(areas);
            case FACILITY -> new Scope.Contact(facilities(areas.stream()));
        };
    }

    /// Whole provinces before single facilities, which do not count then, and one enterprise only,
    /// that of the earliest appointment: two together would open more than each of them.
    private static Scope ofEngineer(List<Appointment.Area> areas) {
        var enterprise = Objects.requireNonNull(areas.getFirst().enterprise());
        var own = areas.stream().filter(area -> enterprise.equals(area.enterprise())).toList();
        var whole = own.stream().filter(area -> area.facilityId() == null).toList();
        return whole.isEmpty()
                ? new Scope.Facilities(enterprise, facilities(own.stream()))
                : new Scope.Enterprise(enterprise, provinces(whole.stream()));
    }

    private static Set<String> provinces(Stream<Appointment.Area> areas) {
        return set(areas, area -> area.provinces().stream());
    }

    private static Set<UUID> facilities(Stream<Appointment.Area> areas) {
        return set(areas, area -> Stream.ofNullable(area.facilityId()));
    }

    private static <T> Set<T> set(
            Stream<Appointment.Area> areas, Function<Appointment.Area, Stream<T>> part) {
        return areas.flatMap(part).collect(Collectors.toUnmodifiableSet());
    }
}
