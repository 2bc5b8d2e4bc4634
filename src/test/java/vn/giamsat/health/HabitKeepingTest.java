package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.fleet.FleetFixture;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.StreamHabits;
import vn.giamsat.probe.StreamHabits.Habit;

/// In what cameras' streams differ from most others, over a real PostgreSQL.
class HabitKeepingTest extends JournalBench {
    private static final StreamAddress MAIN = StreamAddress.of("rtsp://camera/onvif1");
    private static final StreamAddress SUB = StreamAddress.of("rtsp://camera/onvif2");
    private static final Habit OVER_UDP = new Habit(true, false);
    private static final Habit BOTH = new Habit(true, true);

    private final StreamHabits habits = new StreamHabits();

    @BeforeEach
    void begin() {
        database.owner.execute("truncate camera_habit");
    }

    @Test
    void asksNoCameraForTcpAgainAfterARestartOrOnAnotherReplica() {
        // Given
        habits.learn(camera, MAIN, OVER_UDP);
        habits.learn(camera, SUB, BOTH);
        await(keeping(habits, FleetFixture.ownerOfAll()).keep());
        // When
        var others = recalled();
        // Then
        assertThat(others.of(camera, MAIN)).isEqualTo(OVER_UDP);
        assertThat(others.of(camera, SUB)).isEqualTo(BOTH);
    }

    @Test
    void forgetsInTheDatabaseTooWhatIsOver() {
        // Given
        habits.learn(camera, MAIN, OVER_UDP);
        await(keeping(habits, FleetFixture.ownerOfAll()).keep());
        habits.learn(camera, MAIN, Habit.USUAL);
        // When
        await(keeping(habits, FleetFixture.ownerOfAll()).keep());
        // Then
        assertThat(recalled().of(camera, MAIN)).isEqualTo(Habit.USUAL);
    }

    @Test
    void leavesTheCamerasOfOtherReplicasToThemAndLeavesOutWhatIsGone() {
        // Given
        habits.learn(camera, MAIN, OVER_UDP);
        // When
        await(keeping(habits, new Tenure(System::nanoTime)).keep());
        habits.learn(UUID.randomUUID(), MAIN, OVER_UDP);
        await(keeping(habits, FleetFixture.ownerOfAll()).keep());
        // Then
        assertThat(database.owner.single("select count(*)::text from camera_habit")).isEqualTo("0");
    }

    private StreamHabits recalled() {
        var others = new StreamHabits();
        await(
                keeping(others, FleetFixture.ownerOfAll())
                        .recall(List.of(camera, UUID.randomUUID())));
        return others;
    }

    private static HabitKeeping keeping(StreamHabits habits, Tenure tenure) {
        return JournalFixture.keeping(database.transactions, habits, tenure);
    }
}
