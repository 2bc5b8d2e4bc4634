package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.fleet.FleetFixture;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.PictureSignature;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.memory.MemoryThresholds;
import vn.giamsat.probe.memory.PictureMemories;

/// What is remembered of cameras, over a real PostgreSQL.
class MemoryKeepingTest extends JournalBench {
    private static final Seen STILL =
            new Seen(
                    new PictureFacts(640, 360, 60, 30, 0, 0, 3, 0.1, 5, 1),
                    new PictureSignature(level(60), 0.3, 0.8, -3, 4),
                    new Snapshot(new byte[0], 320, 180),
                    List.of());

    private final PictureMemories memories = new PictureMemories(MemoryThresholds.DEFAULTS);
    private final MemoryKeeping keeping = keeping(memories, FleetFixture.ownerOfAll());
    private Instant now = Instant.parse("2021-06-12T00:00:00Z");

    @BeforeEach
    void begin() {
        database.owner.execute("truncate camera_memory");
    }

    @Test
    void letsTheNextReplicaGoOnWhereThisOneStopped() {
        // Given
        looked(memories, camera);
        await(keeping.keep(minute(camera)));
        looked(memories, camera);
        await(keeping.keep(minute(camera)));
        // When
        var others = new PictureMemories(MemoryThresholds.DEFAULTS);
        await(
                keeping(others, FleetFixture.ownerOfAll())
                        .recall(List.of(camera, UUID.randomUUID())));
        // Then
        assertThat(looked(others, camera).fault()).isNotNull();
        assertThat(others.unknown(List.of(camera))).isEmpty();
    }

    @Test
    void writesEachCameraInItsOwnMinuteOnly() {
        // Given
        looked(memories, camera);
        // When
        await(keeping.keep((minute(camera) + 1) % 60));
        // Then
        assertThat(stored()).isEqualTo("0");
    }

    @Test
    void leavesTheCamerasOfOtherReplicasToThem() {
        // Given
        looked(memories, camera);
        // When
        await(keeping(memories, new Tenure(System::nanoTime)).keep(minute(camera)));
        // Then
        assertThat(stored()).isEqualTo("0");
    }

    @Test
    void leavesOutACameraThatIsGone() {
        // Given
        var gone = UUID.randomUUID();
        looked(memories, gone);
        // When
        await(keeping.keep(minute(gone)));
        // Then
        assertThat(stored()).isEqualTo("0");
    }

    private static MemoryKeeping keeping(PictureMemories memories, Tenure tenure) {
        return new MemoryKeeping(
                memories, new MemoryStore(database.transactions), tenure, Clock.systemUTC());
    }

    private Seen looked(PictureMemories by, UUID id) {
        now = now.plus(Duration.ofMinutes(10));
        var address = StreamAddress.of("rtsp://camera/1");
        var target = new ProbeTarget(id, address, null, null, Expectation.ANYTHING);
        var seen = (Seen) by.compared(target, now, STILL);
        by.learn(id, now);
        return seen;
    }

    private static int minute(UUID id) {
        return Math.floorMod(id.hashCode(), 60);
    }

    private static byte[] level(int luma) {
        var squares = new byte[288];
        for (var square = 0; square < 144; square++) {
            squares[2 * square] = (byte) (luma / 2);
        }
        return squares;
    }

    private static String stored() {
        return database.owner.single("select count(*)::text from camera_memory");
    }
}
