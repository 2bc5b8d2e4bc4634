package vn.giamsat.probe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.media.Pictures.picture;

import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.VideoCodec;
import vn.giamsat.system.Await;

class FfmpegExaminerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final UUID CAMERA = new UUID(0, 1);
    private static final Decoder LOCAL = new LocalDecoder(DecoderSettings.DEFAULTS);

    @Test
    void examinesPicturesOnItsOwnThreads() {
        try (var examiner = new FfmpegExaminer(MediaSettings.DEFAULTS, LOCAL)) {
            // When
            var thread =
                    examiner.examine(CAMERA, picture("corridor.h264"))
                            .map(seen -> seen.getClass().getSimpleName() + Thread.currentThread());
            // Then
            assertThat(thread.await().atMost(PATIENCE)).contains("Seen").contains("giamsat-media-");
        }
    }

    @Test
    void examinesManyAtOnceWithoutMixingThemUp() {
        // Given
        var settings = MediaSettings.DEFAULTS.withThreads(2);
        try (var examiner = new FfmpegExaminer(settings, LOCAL)) {
            // When
            var wrong =
                    Multi.createFrom()
                            .range(0, 300)
                            .onItem()
                            .transformToUni(turn -> judged(examiner, turn % 3))
                            .merge(32)
                            .filter(right -> !right)
                            .collect()
                            .asList();
            // Then
            assertThat(wrong.await().atMost(PATIENCE)).isEmpty();
        }
    }

    private static io.smallrye.mutiny.Uni<Boolean> judged(FfmpegExaminer examiner, int kind) {
        var picture =
                switch (kind) {
                    case 0 -> picture("tiny.h264");
                    case 1 -> picture("card-blue.h264");
                    default -> new EncodedPicture(VideoCodec.H265, new byte[100]);
                };
        return examiner.examine(CAMERA, picture)
                .map(
                        examination ->
                                switch (examination) {
                                    case Examination.Seen(var facts, _, var jpeg, var faults) ->
                                            kind == faults.size();
                                    case Examination.Undecodable undecodable -> kind == 2;
                                    case Examination.Busy busy -> false;
                                });
    }

    @Test
    void callsAPictureUndecodableWhenItTakesTooLong() {
        // Given a decoder that does not come back
        var stuck = new CountDownLatch(1);
        var settings = limited(Duration.ofSeconds(10), Duration.ofMillis(20));
        try (var examiner = new FfmpegExaminer(settings, (camera, picture) -> stuck(stuck))) {
            // When
            var examination =
                    examiner.examine(CAMERA, picture("tiny.h264")).await().atMost(PATIENCE);
            // Then
            assertThat(examination)
                    .isEqualTo(
                            new Examination.Undecodable(
                                    new Failure(FailureCode.DECODE_ERROR, "time limit of 20 ms")));
        } finally {
            stuck.countDown();
        }
    }

    @Test
    void isBusyWhenItsThreadsAre() {
        // Given
        var stuck = new CountDownLatch(1);
        var settings = limited(Duration.ofMillis(20), Duration.ofMinutes(1));
        try (var examiner = new FfmpegExaminer(settings, (camera, picture) -> stuck(stuck))) {
            examiner.examine(CAMERA, picture("tiny.h264")).subscribe().with(ignored -> {});
            // When
            var examination =
                    examiner.examine(CAMERA, picture("tiny.h264")).await().atMost(PATIENCE);
            // Then
            assertThat(examination).isEqualTo(new Examination.Busy());
        } finally {
            stuck.countDown();
        }
    }

    @Test
    void tellsHowFullItIsBeforeTheDecoders() {
        // Given
        var stuck = new CountDownLatch(1);
        var settings = limited(Duration.ofMinutes(1), Duration.ofMinutes(2));
        try (var examiner = new FfmpegExaminer(settings, (camera, picture) -> stuck(stuck))) {
            // When nobody waits
            var idle = examiner.crowding();
            waiting(examiner, 1);
            Await.until("one is worked on", PATIENCE, () -> examiner.crowding() == 0);
            // When two of eight places are taken, then all
            waiting(examiner, 2);
            var quarter = examiner.crowding();
            waiting(examiner, 6);
            // Then
            assertThat(idle).isZero();
            assertThat(quarter).isEqualTo(0.25);
            assertThat(examiner.crowding()).isEqualTo(1);
        } finally {
            stuck.countDown();
        }
    }

    @Test
    void isTheFullerTheLongerTheFirstOneWaits() {
        // Given
        var stuck = new CountDownLatch(1);
        var room = new WaitingRoom(100_000, 1 << 30, Duration.ofSeconds(10));
        var settings = limited(room);
        try (var examiner = new FfmpegExaminer(settings, (camera, picture) -> stuck(stuck))) {
            // When
            waiting(examiner, 2);
            // Then
            Await.until("it waits", PATIENCE, () -> examiner.crowding() > 0.05);
            Await.until("it gave up", PATIENCE, () -> examiner.crowding() == 0);
        } finally {
            stuck.countDown();
        }
    }

    /// Without places nobody waits: who comes while all threads are at work is turned away.
    @Test
    void isFullWhileItsThreadsAreBusyIfNobodyMayWait() {
        // Given
        var stuck = new CountDownLatch(1);
        var room = new WaitingRoom(0, 1 << 20, Duration.ofMinutes(1));
        try (var examiner = new FfmpegExaminer(limited(room), (camera, picture) -> stuck(stuck))) {
            var idle = examiner.crowding();
            // When
            waiting(examiner, 1);
            // Then
            assertThat(idle).isZero();
            Await.until("it is full", PATIENCE, () -> examiner.crowding() == 1);
        } finally {
            stuck.countDown();
        }
    }

    private static void waiting(FfmpegExaminer examiner, int pictures) {
        for (var i = 0; i < pictures; i++) {
            examiner.examine(CAMERA, picture("tiny.h264")).subscribe().with(ignored -> {});
        }
    }

    @Test
    void saysNothingAboutTheCameraWhenOurOwnSideBreaks() {
        // Given
        var settings = MediaSettings.DEFAULTS;
        try (var examiner =
                new FfmpegExaminer(
                        settings,
                        (camera, picture) -> {
                            throw new UnsatisfiedLinkError("test: no FFmpeg on this machine");
                        })) {
            // When
            var examination =
                    examiner.examine(CAMERA, picture("tiny.h264")).await().atMost(PATIENCE);
            // Then
            assertThat(examination).isEqualTo(new Examination.Busy());
        }
    }

    private static MediaSettings limited(WaitingRoom room) {
        return limited(room, Duration.ofMinutes(1));
    }

    private static MediaSettings limited(Duration wait, Duration decode) {
        return limited(new WaitingRoom(8, 1 << 20, wait), decode);
    }

    private static MediaSettings limited(WaitingRoom room, Duration decode) {
        return new MediaSettings(1, room, decode, PictureLimits.DEFAULTS, CheckThresholds.DEFAULTS);
    }

    private static Examination stuck(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        return new Examination.Busy();
    }
}
