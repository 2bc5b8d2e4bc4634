package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cameras that go down together. Outcomes are a minute apart: a camera that was up is down with
/// the third bad one.
class StormTest extends StormBench {
    @Test
    void isOneIncidentAndOneMessageWhenAWholeFacilityDies() {
        // Given
        var cameras = cameras(16, "VIETTEL", "2021-27");
        subscribe("2021-27");
        // When
        all(cameras, "xxx");
        // Then
        var parent = parent("2021-27", IncidentLevel.FACILITY);
        assertThat(children(parent, nation())).hasSize(16).allMatch(IncidentView::silent);
        assertThat(standing("2021-27", nation())).containsExactly(parent);
        assertThat(parent.kind()).isEqualTo(IncidentKind.DOWN);
        assertThat(told("2021-27")).isEqualTo("INCIDENT_OPENED FACILITY");
        // When
        all(cameras, "uu");
        // Then
        var ended = parent("2021-27", IncidentLevel.FACILITY);
        assertThat(ended.ending()).isEqualTo(IncidentEnding.RECOVERED);
        assertThat(ended.durationSeconds()).isEqualTo(120);
        assertThat(children(parent, nation())).allMatch(it -> it.closedAt() != null);
        assertThat(told("2021-27")).isEqualTo("INCIDENT_OPENED FACILITY, INCIDENT_CLOSED FACILITY");
    }

    /// More than 20 %, and at least five.
    @ParameterizedTest
    @CsvSource({"30, 7, 2021-01, 1", "30, 6, 2021-02, 0", "4, 4, 2021-04, 0", "5, 5, 2021-06, 1"})
    void takesEnoughOfTheCamerasInService(int serving, int dead, String province, int incidents) {
        // Given
        var cameras = cameras(serving, "VIETTEL", province);
        // When
        all(cameras.subList(0, dead), "xxx");
        // Then
        assertThat(incidents(province, IncidentLevel.FACILITY, nation())).hasSize(incidents);
        assertThat(incidents(province, IncidentLevel.CAMERA, nation())).hasSize(dead);
    }

    /// Four in the first minute, and each two minutes another one.
    @Test
    void isNoneWhenCamerasGoDownOneAfterTheOther() {
        // Given
        var cameras = cameras(8, "VIETTEL", "2021-08");
        // When
        all(cameras.subList(0, 4), "xxx");
        all(cameras.subList(4, 5), "uuxxx");
        all(cameras.subList(5, 6), "uuuuxxx");
        // Then
        assertThat(incidents("2021-08", IncidentLevel.FACILITY, nation())).isEmpty();
        // When
        all(cameras.subList(6, 8), "uuuuuxxx");
        // Then
        assertThat(incidents("2021-08", IncidentLevel.FACILITY, nation())).isEmpty();
    }

    @Test
    void isJoinedByThoseThatWereToldBeforeAndByThoseThatComeLater() {
        // Given
        var cameras = cameras(10, "VIETTEL", "2021-10");
        subscribe("2021-10");
        // When
        all(cameras.subList(0, 4), "xxx");
        all(cameras.subList(4, 6), "xxx");
        all(cameras.subList(6, 10), "uxxx");
        // Then
        assertThat(children(parent("2021-10", IncidentLevel.FACILITY), nation())).hasSize(10);
        assertThat(told("2021-10"))
                .isEqualTo("INCIDENT_OPENED CAMERA, ".repeat(4) + "INCIDENT_OPENED FACILITY");
    }

    @Test
    void isOfTheUplinkWhenTheCamerasOfSeveralFacilitiesBehindItDie() {
        // Given
        var first = cameras(20, "VIETTEL", "2021-11");
        var second = cameras(20, "VIETTEL", "2021-11");
        var shared = new ArrayList<>(first.subList(0, 4));
        shared.addAll(second.subList(0, 4));
        share("10.8.0.11", shared);
        // When
        all(shared, "xxx");
        // Then
        var parent = parent("2021-11", IncidentLevel.UPLINK);
        assertThat(parent.enterprise()).isEqualTo("VIETTEL");
        assertThat(parent.facilityId()).isNull();
        assertThat(parent.uplink()).isEqualTo("10.8.0.11");
        assertThat(standing("2021-11", nation())).containsExactly(parent);
        assertThat(children(parent, nation())).extracting(IncidentView::uplink).containsOnlyNulls();
    }

    /// Names of hosts know no case, and a router has a port for each recorder behind it.
    @Test
    void isOfOneUplinkWhateverThePortAndTheCaseOfTheHost() {
        // Given
        var shared = new ArrayList<UUID>();
        var hosts = List.of("Router.Example.VN:8554", "router.example.vn:9554");
        for (var host : hosts) {
            var behind = cameras(20, "VIETTEL", "2021-66").subList(0, 4);
            behind.forEach(
                    id ->
                            database.owner.execute(
                                    "update camera set main_address = 'rtsps://%s/' || id where id = '%s'"
                                            .formatted(host, id)));
            shared.addAll(behind);
        }
        // When
        all(shared, "xxx");
        // Then
        var parent = parent("2021-66", IncidentLevel.UPLINK);
        assertThat(parent.uplink()).isEqualTo("router.example.vn");
        assertThat(children(parent, nation())).hasSize(8);
    }

    /// Four at each facility, which is none of its own.
    @Test
    void isOfTheEnterpriseWhenItsCamerasAllOverTheProvinceDieAndNoOthers() {
        // Given
        var dead = new ArrayList<UUID>();
        for (var facility = 0; facility < 2; facility++) {
            dead.addAll(cameras(4, "VIETTEL", "2021-12"));
        }
        cameras(4, "VNPT", "2021-12");
        // When
        all(dead, "xxx");
        // Then
        var parent = parent("2021-12", IncidentLevel.ENTERPRISE);
        assertThat(parent.enterprise()).isEqualTo("VIETTEL");
        assertThat(incidents("2021-12", IncidentLevel.PROVINCE, nation())).isEmpty();
    }

    @Test
    void isOfTheProvinceWhenAFifthOfItDiesAndAdoptsWhatItsFacilitiesHave() {
        // Given
        var ofViettel = cameras(8, "VIETTEL", "2021-14");
        var ofVnpt = cameras(8, "VNPT", "2021-14");
        cameras(40, "VNPT", "2021-14");
        subscribe("2021-14");
        // When
        all(ofViettel, "xxx");
        all(ofVnpt, "xxx");
        // Then
        var parent = parent("2021-14", IncidentLevel.PROVINCE);
        assertThat(children(parent, nation()))
                .extracting(IncidentView::level)
                .containsExactlyInAnyOrder(IncidentLevel.FACILITY, IncidentLevel.FACILITY);
        assertThat(standing("2021-14", nation())).containsExactly(parent);
        assertThat(told("2021-14")).isEqualTo("INCIDENT_OPENED FACILITY, INCIDENT_OPENED PROVINCE");
        // When
        all(ofViettel, "uu");
        all(ofVnpt, "uu");
        // Then
        assertThat(incidents("2021-14", null, nation())).allMatch(it -> it.closedAt() != null);
        assertThat(told("2021-14"))
                .isEqualTo(
                        "INCIDENT_OPENED FACILITY, INCIDENT_OPENED PROVINCE, INCIDENT_CLOSED FACILITY,"
                                + " INCIDENT_CLOSED PROVINCE");
    }

    /// Two minutes after the last one recovered, which others may still do.
    @Test
    void leavesThoseThatStayDownToThemselves() {
        // Given
        var cameras = cameras(10, "VIETTEL", "2021-17");
        subscribe("2021-17");
        all(cameras, "xxx");
        all(cameras.subList(0, 8), "uu");
        assertThat(parent("2021-17", IncidentLevel.FACILITY).closedAt()).isNull();
        // When
        all(cameras.subList(8, 10), "xxxxx");
        // Then
        var parent = parent("2021-17", IncidentLevel.FACILITY);
        assertThat(parent.durationSeconds()).isEqualTo(Duration.ofMinutes(2).toSeconds());
        var alone = standing("2021-17", nation()).stream().filter(it -> it.cameraId() != null);
        assertThat(alone)
                .extracting(IncidentView::cameraId)
                .containsExactlyInAnyOrderElementsOf(cameras.subList(8, 10));
        assertThat(children(parent, nation())).hasSize(10);
        assertThat(told("2021-17"))
                .startsWith("INCIDENT_OPENED FACILITY")
                .contains("INCIDENT_CLOSED FACILITY")
                .containsOnlyOnce("INCIDENT_OPENED CAMERA, INCIDENT_OPENED CAMERA")
                .doesNotContain("INCIDENT_CLOSED CAMERA");
    }

    /// A person's request that holds one of them would wait for what the flush holds.
    @Test
    void waitsForNobodyToEndAndEndsWithTheNextFlush() throws SQLException {
        // Given
        var cameras = cameras(10, "VIETTEL", "2021-26");
        all(cameras, "xxx");
        all(cameras.subList(0, 8), "uu");
        try (var person = database.owner.connection();
                var statement = person.createStatement()) {
            person.setAutoCommit(false);
            statement.execute(
                    "update incident set note = 'x' where camera_id = '%s'"
                            .formatted(cameras.getLast()));
            // When
            all(cameras.subList(8, 10), "xxxxx");
            // Then
            assertThat(parent("2021-26", IncidentLevel.FACILITY).closedAt()).isNull();
            person.commit();
        }
        // When
        all(cameras.subList(8, 10), "x");
        // Then
        assertThat(parent("2021-26", IncidentLevel.FACILITY).closedAt()).isNotNull();
    }

    /// Those that leave service are down no more.
    @Test
    void goesOnWhileEnoughAreDown() {
        // Given
        var cameras = cameras(10, "VIETTEL", "2021-19");
        all(cameras, "xxx");
        // When
        all(cameras.subList(0, 5), "uu");
        all(cameras.subList(5, 10), "xxxxxxxx");
        // Then
        assertThat(parent("2021-19", IncidentLevel.FACILITY).closedAt()).isNull();
        // When
        database.owner.execute(
                "update camera set state = 'MAINTENANCE' where id = '%s'"
                        .formatted(cameras.get(9)));
        all(cameras.subList(5, 9), "uu");
        // Then
        assertThat(parent("2021-19", IncidentLevel.FACILITY).closedAt()).isNotNull();
    }
}
