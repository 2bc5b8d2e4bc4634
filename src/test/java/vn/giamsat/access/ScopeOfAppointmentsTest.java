package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Appointment.Area;

class ScopeOfAppointmentsTest {
    private static final UUID SCHOOL = UUID.randomUUID();
    private static final UUID HOTEL = UUID.randomUUID();

    @Test
    void opensNothingWithoutAnAppointmentThatAllowsIt() {
        // When
        var viewer = viewer(held(Role.PROVINCE_VIEWER, province("2021-24")));
        // Then
        assertThat(viewer.scope(Permission.EDIT_CAMERAS)).isEqualTo(new Scope.Provinces(Set.of()));
        assertThat(viewer(held(Role.NATIONAL_ADMINISTRATOR, Area.NATION)).scope(Permission.READ))
                .isEqualTo(new Scope.Provinces(Set.of()));
    }

    @Test
    void joinsTheAppointmentsOfTheWidestLevelOnly() {
        // When
        var viewer =
                viewer(
                        held(Role.FACILITY_CONTACT, facility("2021-01", null, SCHOOL)),
                        held(Role.PROVINCE_VIEWER, province("2021-24")),
                        held(Role.PROVINCE_OPERATOR, province("2021-48")));
        // Then
        assertThat(viewer.scope(Permission.READ))
                .isEqualTo(new Scope.Provinces(Set.of("2021-24", "2021-48")));
        assertThat(viewer.scope(Permission.EDIT_CAMERAS))
                .isEqualTo(new Scope.Provinces(Set.of("2021-48")));
    }

    @Test
    void doesNotMixTheProvincesOfTwoEnterprises() {
        // When
        var viewer =
                viewer(
                        held(Role.ENTERPRISE_ENGINEER, enterprise("VIETTEL", "2021-24")),
                        held(Role.ENTERPRISE_ENGINEER, enterprise("VNPT", "2021-48")));
        // Then
        assertThat(viewer.scope(Permission.READ))
                .isEqualTo(new Scope.Enterprise("VIETTEL", Set.of("2021-24")));
    }

    @Test
    void keepsAnEngineerOfSingleFacilitiesToThem() {
        // When
        var scope =
                viewer(
                                held(Role.ENTERPRISE_ENGINEER, facility("2021-24", "VNPT", SCHOOL)),
                                held(Role.ENTERPRISE_ENGINEER, facility("2021-48", "VNPT", HOTEL)))
                        .scope(Permission.EDIT_CAMERAS);
        // Then
        assertThat(scope).isEqualTo(new Scope.Facilities("VNPT", Set.of(SCHOOL, HOTEL)));
        assertThat(scope.admits(new Scope.Place(SCHOOL, "2021-24", "VNPT"))).isTrue();
        assertThat(scope.admits(new Scope.Place(SCHOOL, "2021-24", "VIETTEL"))).isFalse();
        assertThat(scope.admits(new Scope.Place(UUID.randomUUID(), "2021-24", "VNPT"))).isFalse();
    }

    @Test
    void opensAContactsOwnFacilitiesWithoutTheirAddresses() {
        // When
        var scope =
                viewer(held(Role.FACILITY_CONTACT, facility("2021-24", null, SCHOOL)))
                        .scope(Permission.READ);
        // Then
        assertThat(scope).isEqualTo(new Scope.Contact(Set.of(SCHOOL)));
        assertThat(scope.knowsAddresses()).isFalse();
    }

    @Test
    void tellsWhichAppointmentsCount() {
        // Given
        var viettel = held(Role.ENTERPRISE_ENGINEER, enterprise("VIETTEL", "2021-24"));
        var single = held(Role.ENTERPRISE_ENGINEER, facility("2021-24", "VIETTEL", SCHOOL));
        var vnpt = held(Role.ENTERPRISE_ENGINEER, enterprise("VNPT", "2021-48"));
        var contact = held(Role.FACILITY_CONTACT, facility("2021-48", null, HOTEL));
        // When
        var viewer = viewer(viettel, single, vnpt, contact);
        // Then
        assertThat(viewer.inForce(Permission.READ)).containsExactly(viettel);
        assertThat(viewer.under(contact.id()).inForce(Permission.READ)).containsExactly(contact);
        assertThat(viewer.inForce(Permission.ADMINISTER)).isEmpty();
    }

    /// The one appoints officials, the other contacts.
    @Test
    void countsAllThatAppointSomebody() {
        // Given
        var administrator = held(Role.NATIONAL_ADMINISTRATOR, Area.NATION);
        var operator = held(Role.PROVINCE_OPERATOR, province("2021-24"));
        // When
        var counting = viewer(administrator, operator).inForce(Permission.APPOINT);
        // Then
        assertThat(counting).containsExactly(administrator, operator);
    }

    @Test
    void namesTheAppointmentsThatOpenTheScopeAndNoOthers() {
        // Given
        var contact = held(Role.FACILITY_CONTACT, facility("2021-01", null, SCHOOL));
        var reader = held(Role.PROVINCE_VIEWER, province("2021-24"));
        var operator = held(Role.PROVINCE_OPERATOR, province("2021-48"));
        var engineer = held(Role.ENTERPRISE_ENGINEER, enterprise("VIETTEL", "2021-24"));
        var other = held(Role.ENTERPRISE_ENGINEER, enterprise("VNPT", "2021-48"));
        // When
        var official = viewer(contact, reader, operator);
        // Then
        assertThat(official.right(Permission.READ).ids())
                .containsExactly(reader.id(), operator.id());
        assertThat(official.right(Permission.EDIT_CAMERAS).ids()).containsExactly(operator.id());
        assertThat(official.rightToAppoint(Role.FACILITY_CONTACT).ids())
                .containsExactly(operator.id());
        assertThat(official.right(Permission.KEEP_KEYS).ids()).isEmpty();
        assertThat(official.actingAs(reader.id()).right(Permission.READ).ids())
                .containsExactly(reader.id());
        assertThat(viewer(engineer, other).right(Permission.READ).ids())
                .containsExactly(engineer.id());
        assertThat(viewer(contact).right(Permission.READ).provinces()).containsExactly("2021-01");
    }

    @Test
    void actsForAnAdministratorByHisRight() {
        var keeper = held(Role.NATIONAL_ADMINISTRATOR, Area.NATION);
        var sealer = new Viewer.Sealer(viewer(keeper));

        assertThat(sealer.right(Permission.KEEP_KEYS))
                .isEqualTo(new Right(new Scope.Sealing(), List.of(keeper)));
        assertThat(new Viewer.Administrator(viewer(keeper)).right(Permission.ADMINISTER).ids())
                .containsExactly(keeper.id());
        assertThat(new Viewer.Sealer(null).right(Permission.KEEP_KEYS).ids()).isEmpty();
    }

    private static Viewer.Person viewer(Appointment... held) {
        return new Viewer.Person(
                UUID.randomUUID(), "someone", "someone", List.of(held), null, Origin.NONE);
    }

    private static Appointment held(Role role, Area area) {
        return new Appointment(UUID.randomUUID(), role, area, Instant.EPOCH, null);
    }

    private static Area province(String key) {
        return new Area(key, Set.of(key), null, null);
    }

    private static Area enterprise(String name, String province) {
        return new Area(province, Set.of(province), name, null);
    }

    private static Area facility(String province, String enterprise, UUID id) {
        return new Area(province, Set.of(province), enterprise, id);
    }
}
