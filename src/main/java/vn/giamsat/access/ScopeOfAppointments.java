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
        var together = together(held);
        if (together.isEmpty()) {
            return new Scope.Provinces(Set.of());
        }
        var areas = together.stream().map(Appointment::area).toList();
        return switch (together.getFirst().role().level()) {
            case NATION -> new Scope.Nation();
            case PROVINCE -> new Scope.Provinces(provinces(areas.stream()));
            case ENTERPRISE -> ofEngineer(areas);
            case FACILITY -> new Scope.Contact(facilities(areas.stream()));
        };
    }

    /// Those that count when all of these might.
    static List<Appointment> together(List<Appointment> held) {
        var widest = held.stream().map(it -> it.role().level()).min(Level::compareTo).orElse(null);
        var together = held.stream().filter(it -> it.role().level() == widest).toList();
        return widest == Level.ENTERPRISE ? ofOneEnterprise(together) : together;
    }

    /// Whole provinces before single facilities, which do not count then, and one enterprise only,
    /// that of the earliest appointment: two together would open more than each of them.
    private static List<Appointment> ofOneEnterprise(List<Appointment> held) {
        var enterprise = Objects.requireNonNull(held.getFirst().area().enterprise());
        var own = held.stream().filter(it -> enterprise.equals(it.area().enterprise())).toList();
        var whole = own.stream().filter(it -> it.area().facilityId() == null).toList();
        return whole.isEmpty() ? own : whole;
    }

    private static Scope ofEngineer(List<Appointment.Area> areas) {
        var enterprise = Objects.requireNonNull(areas.getFirst().enterprise());
        return areas.getFirst().facilityId() == null
                ? new Scope.Enterprise(enterprise, provinces(areas.stream()))
                : new Scope.Facilities(enterprise, facilities(areas.stream()));
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
