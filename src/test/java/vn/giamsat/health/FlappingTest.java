package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Cameras that are up and not up by turns; six changes within half an hour are too many. A letter
/// is a minute.
class FlappingTest extends StormBench {
    private static final String ONCE = "xxxuu";

    @Test
    void isOneIncidentThatStaysOpenInsteadOfManyAndIsToldOnce() {
        // Given
        var restless = cameras(1, "VIETTEL", "2021-25");
        subscribe("2021-25");
        flap(restless, 3);
        var before = told("2021-25");
        // When
        flap(restless, 6);
        // Then
        assertThat(before)
                .isEqualTo(
                        "INCIDENT_OPENED CAMERA, INCIDENT_CLOSED CAMERA, ".repeat(3)
                                + "INCIDENT_OPENED CAMERA");
        assertThat(told("2021-25")).isEqualTo(before);
        var found = incidents("2021-25", null, nation());
        assertThat(found).hasSize(4);
        assertThat(found.getFirst().kind()).isEqualTo(IncidentKind.FLAPPING);
        assertThat(found.getFirst().closedAt()).isNull();
    }

    @Test
    void endsWhenTheCameraWasUpForAQuarterOfAnHour() {
        // Given
        var restless = cameras(1, "VIETTEL", "2021-26");
        flap(restless, 3);
        // When
        all(restless, "u".repeat(13));
        assertThat(incidents("2021-26", null, nation()).getFirst().closedAt()).isNull();
        all(restless, "uuu");
        // Then
        var ended = incidents("2021-26", null, nation()).getFirst();
        assertThat(ended.kind()).isEqualTo(IncidentKind.FLAPPING);
        assertThat(ended.ending()).isEqualTo(IncidentEnding.RECOVERED);
        // When
        all(restless, "xxx");
        // Then
        assertThat(incidents("2021-26", null, nation()).getFirst().kind())
                .isEqualTo(IncidentKind.DOWN);
    }

    @Test
    void isFollowedByAnotherWhenTheCameraIsSteadilyDown() {
        // Given
        var restless = cameras(1, "VIETTEL", "2021-30");
        flap(restless, 3);
        // When
        all(restless, "x".repeat(20));
        // Then
        var found = incidents("2021-30", null, nation());
        assertThat(found.get(1).kind()).isEqualTo(IncidentKind.FLAPPING);
        assertThat(found.get(1).ending()).isEqualTo(IncidentEnding.STEADY);
        assertThat(found.getFirst().kind()).isEqualTo(IncidentKind.DOWN);
        assertThat(found.getFirst().openedAt()).isEqualTo(found.get(1).closedAt());
        assertThat(found.getFirst().closedAt()).isNull();
    }

    /// As when the database was away meanwhile.
    @Test
    void isFoundWhenAllChangesAreWrittenAtOnce() {
        // Given
        var restless = cameras(1, "VIETTEL", "2021-31");
        // When
        all(restless, ONCE.repeat(3) + "xxx");
        // Then
        var open = incidents("2021-31", null, nation()).getFirst();
        assertThat(open.kind()).isEqualTo(IncidentKind.FLAPPING);
        assertThat(open.closedAt()).isNull();
    }

    @Test
    void isNoneWhenTheChangesAreFarApart() {
        // Given
        var slow = cameras(1, "VIETTEL", "2021-33");
        // When
        for (var time = 0; time < 6; time++) {
            all(slow, ONCE + "u".repeat(10));
        }
        // Then
        assertThat(incidents("2021-33", null, nation()))
                .hasSize(6)
                .allMatch(it -> it.kind() == IncidentKind.DOWN);
    }

    private void flap(List<UUID> cameras, int times) {
        for (var time = 0; time < times; time++) {
            all(cameras, "xxx");
            all(cameras, "uu");
        }
    }
}
