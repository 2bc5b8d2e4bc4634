package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;

/// What facilities report explains the incident of a wider place, too. Outcomes begin in the night
/// of 12 June 2021.
class StormReportsTest extends StormBench {
    private static final String REPORTED =
            """
            insert into status_report (id, facility_id, province, enterprise, kind, camera_id, begins_at, planned_until, expected_end, received_at)
            select '%s', f.id, f.province, f.assigned, '%s', %s, '2021-06-12T00:00Z', '2021-06-12T09:00Z', '2021-06-12T09:00Z', now()
              from facility f where f.id = '%s'\
            """;

    @Test
    void areOfTheFacilitiesWhoseCamerasJoinedTheUplinkMostFirst() {
        // Given
        var few = behind("10.8.1.11", 4, "2021-56");
        var many = behind("10.8.1.11", 6, "2021-56");
        var silent = behind("10.8.1.11", 4, "2021-56");
        var elsewhere = cameras(8, "VIETTEL", "2021-56");
        dead(List.of(few, many, silent));
        var ofFew = reported(few, "INTERNET_OUTAGE");
        var ofMany = reported(many, "POWER_CUT");
        reported(elsewhere, "POWER_CUT");
        var until = Instant.parse("2021-06-12T09:00:00Z");
        // When
        var told = told(parent("2021-56", IncidentLevel.UPLINK).id(), nation());
        // Then
        assertThat(told.facilities()).isEqualTo(3);
        assertThat(told.reporting()).isEqualTo(2);
        assertThat(told.reports())
                .containsExactly(
                        new ReportedFacility(
                                facilityOf(many),
                                6,
                                new IncidentCause(ofMany, CauseKind.POWER_CUT, until)),
                        new ReportedFacility(
                                facilityOf(few),
                                4,
                                new IncidentCause(ofFew, CauseKind.INTERNET_OUTAGE, until)));
    }

    /// The facilities have incidents of their own, which the province's adopted.
    @Test
    void areFoundThroughTheNarrowerIncidentsThatJoinedToo() {
        // Given
        var viettel = cameras(8, "VIETTEL", "2021-58");
        var vnpt = cameras(8, "VNPT", "2021-58");
        dead(List.of(viettel, vnpt));
        var report = reported(vnpt, "POWER_CUT");
        // When
        var told = told(parent("2021-58", IncidentLevel.PROVINCE).id(), province("2021-58"));
        // Then
        assertThat(told.facilities()).isEqualTo(2);
        assertThat(told.reporting()).isEqualTo(1);
        assertThat(told.reports().getFirst().cause().reportId()).isEqualTo(report);
    }

    @Test
    void areNotWhatWasSaidOfOneCamera() {
        // Given
        var cameras = cameras(8, "VIETTEL", "2021-60");
        dead(List.of(cameras));
        database.owner.execute(
                REPORTED.formatted(
                        UUID.randomUUID(),
                        "CAMERA_MOVED",
                        "'" + cameras.getFirst() + "'",
                        facilityOf(cameras)));
        // When
        var told = told(parent("2021-60", IncidentLevel.FACILITY).id(), nation());
        // Then
        assertThat(told.facilities()).isEqualTo(1);
        assertThat(told.reporting()).isZero();
        assertThat(told.reports()).isEmpty();
    }

    @Test
    void areToldOnlyOfFacilitiesThatTheViewerMaySee() {
        // Given
        var viettel = cameras(8, "VIETTEL", "2021-62");
        var vnpt = cameras(8, "VNPT", "2021-62");
        dead(List.of(viettel, vnpt));
        reported(viettel, "POWER_CUT");
        reported(vnpt, "POWER_CUT");
        var parent = parent("2021-62", IncidentLevel.PROVINCE).id();
        // Then
        assertThat(told(parent, province("2021-62")).facilities()).isEqualTo(2);
        assertThat(told(parent, province("2021-63"))).isEqualTo(IncidentReports.none(parent));
        assertThat(told(parent, engineer("VNPT", "2021-62")).reports())
                .extracting(ReportedFacility::facilityId)
                .doesNotContain(facilityOf(viettel));
    }

    @Test
    void areAtMostTwenty() {
        // Given
        var all = new ArrayList<UUID>();
        for (var facility = 0; facility < 21; facility++) {
            var cameras = cameras(1, "VIETTEL", "2021-64");
            reported(cameras, "POWER_CUT");
            all.addAll(cameras);
        }
        all(all, "xxx");
        // When
        var told = told(parent("2021-64", IncidentLevel.ENTERPRISE).id(), nation());
        // Then
        assertThat(told.reporting()).isEqualTo(21);
        assertThat(told.reports()).hasSize(20);
    }

    private List<UUID> behind(String host, int count, String province) {
        var cameras = cameras(20, "VIETTEL", province).subList(0, count);
        share(host, cameras);
        return cameras;
    }

    private void dead(List<List<UUID>> facilities) {
        all(facilities.stream().flatMap(List::stream).toList(), "xxx");
    }

    private static UUID reported(List<UUID> cameras, String kind) {
        var id = UUID.randomUUID();
        database.owner.execute(REPORTED.formatted(id, kind, "null", facilityOf(cameras)));
        return id;
    }

    private static Viewer engineer(String enterprise, String province) {
        var area = new Appointment.Area(province, Set.of(province), enterprise, null);
        var held =
                new Appointment(
                        UUID.randomUUID(), Role.ENTERPRISE_ENGINEER, area, Instant.EPOCH, null);
        return new Viewer.Person(
                UUID.randomUUID(), "someone", "someone", List.of(held), null, Origin.NONE);
    }

    private static IncidentReports told(UUID incident, Viewer viewer) {
        var explanations = new IncidentExplanations(database.transactions);
        return await(explanations.ofIncidents(List.of(incident), viewer)).get(incident);
    }
}
