package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;

/// Who sees an incident of a place, and what joined it: who cannot see the wider one has his own
/// instead.
class StormViewersTest extends StormBench {
    @Test
    void showsEachLevelTheWidestThatItMaySee() {
        // Given
        var ofViettel = cameras(8, "VIETTEL", "2021-34");
        var few = cameras(4, "VIETTEL", "2021-34");
        var ofVnpt = cameras(8, "VNPT", "2021-34");
        // When
        all(ofViettel, "xxx");
        all(few, "xxx");
        all(ofVnpt, "xxx");
        // Then
        assertThat(levels(nation())).containsExactly(IncidentLevel.PROVINCE);
        assertThat(levels(province("2021-34"))).containsExactly(IncidentLevel.PROVINCE);
        assertThat(levels(province("2021-35"))).isEmpty();
        assertThat(levels(engineer("VNPT"))).containsExactly(IncidentLevel.FACILITY);
        assertThat(levels(contact(ofViettel))).containsExactly(IncidentLevel.FACILITY);
        assertThat(levels(contact(few))).hasSize(4).containsOnly(IncidentLevel.CAMERA);
        var seen = standing("2021-34", contact(few));
        assertThat(seen).allMatch(it -> it.parentId() == null && !it.silent());
        assertThat(children(parent("2021-34", IncidentLevel.PROVINCE), contact(few))).isEmpty();
    }

    private static List<IncidentLevel> levels(Viewer viewer) {
        return standing("2021-34", viewer).stream().map(IncidentView::level).toList();
    }

    private static Viewer engineer(String enterprise) {
        return person(Role.ENTERPRISE_ENGINEER, enterprise, null);
    }

    private static Viewer contact(List<UUID> cameras) {
        return person(Role.FACILITY_CONTACT, null, facilityOf(cameras));
    }

    private static Viewer person(Role role, String enterprise, UUID facility) {
        var area = new Appointment.Area("2021-34", Set.of("2021-34"), enterprise, facility);
        var held = new Appointment(UUID.randomUUID(), role, area, Instant.EPOCH, null);
        return new Viewer.Person(
                UUID.randomUUID(), "someone", "someone", List.of(held), null, Origin.NONE);
    }

    /// Each of its places that is wide enough for the people of other places.
    @Test
    void goesAlongWithItsFacilityToAnotherProvince() {
        // Given
        var cameras = cameras(6, "VIETTEL", "2021-36");
        all(cameras, "xxx");
        // When
        database.owner.execute(
                "update facility set province = '2021-37' where id = '%s'"
                        .formatted(facilityOf(cameras)));
        // Then
        assertThat(standing("2021-36", province("2021-36"))).isEmpty();
        var moved = standing("2021-37", province("2021-37"));
        assertThat(moved).extracting(IncidentView::level).containsExactly(IncidentLevel.FACILITY);
        assertThat(children(moved.getFirst(), province("2021-37"))).hasSize(6);
    }

    @Test
    void isExplainedByWhatTheFacilityReports() {
        // Given
        var cameras = cameras(6, "VIETTEL", "2021-38");
        all(cameras, "xxx");
        // When
        database.owner.execute(
                """
                insert into status_report (id, facility_id, province, enterprise, kind, begins_at, planned_until, expected_end, received_at)
                values (gen_random_uuid(), '%s', '2021-38', 'VIETTEL', 'POWER_CUT', '2021-06-12T00:00Z', '2021-06-12T09:00Z',
                        '2021-06-12T09:00Z', now())\
                """
                        .formatted(facilityOf(cameras)));
        // Then
        var cause = parent("2021-38", IncidentLevel.FACILITY).cause();
        assertThat(cause.kind()).isEqualTo(CauseKind.POWER_CUT);
        assertThat(cause.expectedEnd()).isEqualTo(Instant.parse("2021-06-12T09:00:00Z"));
    }
}
