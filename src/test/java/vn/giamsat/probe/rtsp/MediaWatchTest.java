package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.rtsp.Rtp.packet;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.StreamFacts;
import vn.giamsat.probe.VideoCodec;
import vn.giamsat.probe.rtsp.MediaWatch.Verdict;

/// Times in seconds; playing begins at 100.
class MediaWatchTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long PLAYING = 100 * SECOND;

    private final MediaWatch watch =
            new MediaWatch(Recorded.track("hikvision-describe-h264"), ReceiverSettings.STANDARD);
    private int sequence;

    @Test
    void waitsForTheFirstPacket() {
        assertThat(verdict(107)).isEqualTo(new Verdict.WaitUntil(108 * SECOND));
    }

    @Test
    void saysThatNothingCame() {
        assertThat(verdict(108)).isEqualTo(failed(FailureCode.NO_RTP));
    }

    @Test
    void observesTheStreamFromItsFirstPacketAlthoughTheKeyFrameIsThere() {
        // When
        add(101, 0, Rtp.IDR);
        // Then
        assertThat(verdict(101)).isEqualTo(new Verdict.WaitUntil(102 * SECOND));
        assertThat(verdict(102)).isEqualTo(new Verdict.Complete());
    }

    @Test
    void isCompleteWithALateKeyFrame() {
        // Given
        add(101, 0, Rtp.P_SLICE);
        // When
        add(107, 0, Rtp.IDR);
        // Then
        assertThat(verdict(107)).isEqualTo(new Verdict.Complete());
    }

    @Test
    void needsNoObservation() {
        // Given
        var hasty =
                new MediaWatch(
                        Recorded.track("hikvision-describe-h264"),
                        ReceiverSettings.STANDARD.observing(Duration.ZERO));
        // When
        hasty.add(Slice.of(packet(1, 0, true, Rtp.IDR)), 101 * SECOND);
        // Then
        assertThat(hasty.verdict(PLAYING, 101 * SECOND)).isEqualTo(new Verdict.Complete());
    }

    @Test
    void saysThatPacketsStopped() {
        // When
        add(101, 0, Rtp.P_SLICE);
        // Then
        assertThat(verdict(108)).isEqualTo(new Verdict.WaitUntil(109 * SECOND));
        assertThat(verdict(109)).isEqualTo(failed(FailureCode.RTP_STALL));
    }

    @Test
    void saysThatNoKeyFrameCame() {
        // When
        add(101, 0, Rtp.P_SLICE);
        add(114, 1, Rtp.P_SLICE);
        // Then
        assertThat(verdict(115)).isEqualTo(new Verdict.WaitUntil(116 * SECOND));
        assertThat(verdict(116)).isEqualTo(failed(FailureCode.NO_KEYFRAME));
    }

    @Test
    void ignoresWhatIsNoPacketOfTheVideo() {
        // Given
        var track = new VideoTrack(VideoCodec.H264, 97, 90_000, Map.of(), null, null);
        var other = new MediaWatch(track, ReceiverSettings.STANDARD);
        // When
        other.add(Slice.of(packet(1, 0, true, Rtp.IDR)), PLAYING);
        other.add(Slice.of(new byte[3]), PLAYING);
        // Then
        assertThat(other.isReceiving()).isFalse();
    }

    @Test
    void ignoresReportsOnTheChannelOfTheVideo() {
        // When
        watch.add(Slice.of(Rtp.hex("80c8000600000000000000000000")), PLAYING);
        // Then
        assertThat(watch.isReceiving()).isFalse();
    }

    @Test
    void knowsTheSourceOfTheVideoFromItsFirstPacketOn() {
        // Then
        assertThat(watch.source()).isNull();
        add(101, 0, Rtp.IDR);
        assertThat(watch.source()).isEqualTo(0x4c3b2a19);
    }

    @Test
    void knowsFromTheDescriptionWhatTheStreamDidNotShowYet() {
        assertThat(watch.facts())
                .isEqualTo(
                        new StreamFacts(
                                VideoCodec.H264, "high", 1280, 720, null, null, null, 0, 0));
    }

    @Test
    void tellsWhatWasSeen() {
        // When
        add(101, 0, Rtp.IDR);
        add(102, 90_000, Rtp.P_SLICE);
        add(103, 180_000, Rtp.IDR);
        // Then
        var facts = watch.facts();
        assertThat(facts.framesPerSecond()).isEqualTo(1.0);
        assertThat(facts.keyFrameInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(facts.packetsReceived()).isEqualTo(3);
    }

    private void add(int seconds, int timestamp, byte[] payload) {
        watch.add(Slice.of(packet(++sequence, timestamp, true, payload)), seconds * SECOND);
    }

    private Verdict verdict(int seconds) {
        return watch.verdict(PLAYING, seconds * SECOND);
    }

    private static Verdict failed(FailureCode code) {
        return new Verdict.Failed(new vn.giamsat.probe.Failure(code));
    }
}
