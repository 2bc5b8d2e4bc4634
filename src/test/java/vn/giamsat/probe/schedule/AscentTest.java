package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Receiving;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.StreamFacts;
import vn.giamsat.probe.StreamReceiver.Depth;
import vn.giamsat.probe.VideoCodec;
import vn.giamsat.probe.memory.MemoryThresholds;
import vn.giamsat.probe.memory.PictureMemories;

/// What becomes of a probe that is cancelled, or in which something of ours goes wrong.
class AscentTest {
    private static final StreamFacts STREAM =
            new StreamFacts(VideoCodec.H264, null, 640, 360, 25.0, null, null, 50, 0);

    private final List<Half> halves = new ArrayList<>();
    private final List<ProbeOutcome> told = new ArrayList<>();
    private final List<String> examiner = new ArrayList<>();
    private Runnable whileAskedFor = () -> {};

    private final Ascent.Ladder ladder =
            new Ascent.Ladder(
                    this::receiving,
                    (camera, picture) -> examination(),
                    new PictureMemories(MemoryThresholds.DEFAULTS),
                    Depth.DESCRIPTION,
                    new Detached());

    /// One reception that was asked for.
    private static final class Half implements Receiving {
        final Depth depth;
        final Consumer<Reception> whenOver;
        boolean started;
        boolean cancelled;

        Half(Depth depth, Consumer<Reception> whenOver) {
            this.depth = depth;
            this.whenOver = whenOver;
        }

        @Override
        public void start() {
            started = true;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    @Test
    void letsGoOfTheCameraItWaitsFor() {
        // Given
        var ascent = start(Look.DESCRIPTION, null);
        // When
        ascent.cancel();
        // Then
        assertThat(halves).singleElement().matches(half -> half.started && half.cancelled);
    }

    @Test
    void asksNothingMoreOfACameraOnceItIsCancelled() {
        // Given
        var ascent = start(Look.PICTURE, "rtsp://camera/2");
        ascent.cancel();
        // When
        halves.getFirst().whenOver.accept(described());
        // Then
        assertThat(halves).hasSize(1);
        assertThat(told).isEmpty();
    }

    @Test
    void tellsOneOutcomeThoughAReceptionIsToldTwice() {
        // Given
        start(Look.DESCRIPTION, null);
        // When
        halves.getFirst().whenOver.accept(described());
        halves.getFirst().whenOver.accept(described());
        // Then
        assertThat(told).hasSize(1);
    }

    @Test
    void doesNotStartWhatIsCancelledAsItIsAskedFor() {
        // Given
        var ascent = start(Look.PICTURE, "rtsp://camera/2");
        whileAskedFor = ascent::cancel;
        // When
        halves.getFirst().whenOver.accept(described());
        // Then
        assertThat(halves).hasSize(2);
        assertThat(halves.getLast().depth).isEqualTo(Depth.PICTURE);
        assertThat(halves.getLast().started).isFalse();
    }

    @Test
    void takesThePictureAwayFromTheDecoders() {
        // Given
        var ascent = start(Look.PICTURE, null);
        halves.getFirst().whenOver.accept(shown());
        // When
        ascent.cancel();
        // Then
        assertThat(examiner).containsExactly("asked", "cancelled");
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void judgesNoCameraWhenTheReceiverHasABug(Look look) {
        // Given
        whileAskedFor =
                () -> {
                    throw new IllegalStateException("bug");
                };
        // When
        start(look, null);
        // Then
        assertThat(told)
                .singleElement()
                .isInstanceOfSatisfying(
                        ProbeOutcome.Unjudged.class,
                        unjudged ->
                                assertThat(unjudged.failure().code())
                                        .isEqualTo(FailureCode.PROBE_SELF_DOWN));
    }

    private Ascent start(Look look, @Nullable String sub) {
        var target =
                new ProbeTarget(
                        UUID.randomUUID(),
                        StreamAddress.of("rtsp://camera/1"),
                        sub == null ? null : StreamAddress.of(sub),
                        null,
                        null,
                        Expectation.ANYTHING);
        var checks = new StreamChecks(StreamThresholds.DEFAULTS);
        var climb = new Climb(target, Instant.EPOCH, System.nanoTime(), checks);
        var ascent = new Ascent(ladder, climb, look, told::add);
        ascent.start();
        return ascent;
    }

    private Receiving receiving(ProbeTarget target, Depth depth, Consumer<Reception> whenOver) {
        whileAskedFor.run();
        halves.add(new Half(depth, whenOver));
        return halves.getLast();
    }

    private Uni<Examination> examination() {
        examiner.add("asked");
        return Uni.createFrom()
                .<Examination>nothing()
                .onCancellation()
                .invoke(() -> examiner.add("cancelled"));
    }

    private static Reception described() {
        return new Reception(Rung.DESCRIBED, null, Map.of(), STREAM, "video H264/90000", null);
    }

    private static Reception shown() {
        var picture = new EncodedPicture(VideoCodec.H264, new byte[] {0, 0, 1});
        var timings = Map.of(Rung.KEYFRAME, Duration.ofMillis(1));
        return new Reception(Rung.KEYFRAME, null, timings, STREAM, "video H264/90000", picture);
    }
}
