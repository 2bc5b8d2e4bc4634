package vn.giamsat.probe.schedule;

import static vn.giamsat.probe.FailureCode.VIDEO_MOVED;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.PictureSignature;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.Viewpoint;
import vn.giamsat.system.Await;

/// How whoever probes a camera learns what people approve that it shows.
class ReferencePictureTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final MigratedDatabase database = new MigratedDatabase();
    private final UUID facility = database.facility("2021-24");
    private final UUID camera = database.camera(facility, "2021-24");
    private RunningService service;

    @BeforeEach
    void start() {
        service = running();
        until("it runs", () -> service.prober.probesOf(camera) > 0);
    }

    @AfterEach
    void stop() {
        service.close();
        database.close();
    }

    private RunningService running() {
        return new RunningService(database, RunningService.everySecond(true)).start();
    }

    @Test
    void takesEffectWithTheNextPictureAndSoDoesItsEnd() {
        // When
        approve(seenFrom(1));
        // Then
        until("another scene is another one", () -> fault(2) == VIDEO_MOVED);
        until("the scene is the same", () -> fault(1) == null);
        // When
        database.owner.execute("delete from reference_picture");
        // Then
        until("nothing is compared", () -> fault(2) == null);
    }

    @Test
    void isKnownToWhoeverProbesTheCameraNext() {
        // Given
        approve(seenFrom(1));
        until("it is known", () -> fault(2) == VIDEO_MOVED);
        // When
        service.close();
        service = running();
        // Then
        until("the next one knows it", () -> fault(2) == VIDEO_MOVED);
    }

    private @Nullable FailureCode fault(int scene) {
        var fault = shows(scene).fault();
        return fault == null ? null : fault.code();
    }

    /// What the service says of a picture; the noise is another one each time.
    private Seen shows(int scene) {
        var place = new Random(scene);
        var noise = new Random();
        var squares = new byte[288];
        for (var square = 0; square < 144; square++) {
            squares[2 * square] = (byte) (20 + place.nextInt(80));
            squares[2 * square + 1] = (byte) noise.nextInt(100);
        }
        var target =
                new ProbeTarget(
                        camera,
                        StreamAddress.of("rtsp://camera/1"),
                        null,
                        null,
                        Expectation.ANYTHING);
        var seen =
                new Seen(
                        new PictureFacts(640, 360, 110, 35, 0, 0, 3, 0.1, 5, 1),
                        new PictureSignature(squares, 0.3, 0.8, -3, 4),
                        new Snapshot(new byte[0], 320, 180),
                        List.of());
        return (Seen) service.memories.compared(target, Instant.now(), seen);
    }

    /// As [vn.giamsat.health.Approving] writes it.
    private void approve(Viewpoint viewpoint) {
        database.owner.execute(
                """
                insert into reference_picture (camera_id, by_day, facility_id, province, enterprise, taken_at, digest, viewpoint,
                                               approved_at, approved_by_name)
                values ('%s', %s, '%s', '2021-24', 'NONE', now(), 'd1', '\\x%s', now(), 'Sở')\
                """
                        .formatted(
                                camera,
                                viewpoint.byDay(),
                                facility,
                                HexFormat.of().formatHex(viewpoint.bytes())));
    }

    private Viewpoint seenFrom(int scene) {
        return Objects.requireNonNull(shows(scene).snapshot().viewpoint());
    }

    private static void until(String what, BooleanSupplier condition) {
        Await.until(what, LIMIT, condition);
    }
}
