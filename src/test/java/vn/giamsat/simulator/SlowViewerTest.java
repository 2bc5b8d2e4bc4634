package vn.giamsat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlowViewerTest {
    private static final int RTP = 0;

    /// A way to the viewer that is blocked for the second picture only.
    private static final class Line implements Playback.Line {
        private final BlockingQueue<Buffer> sent = new LinkedBlockingQueue<>();
        private int asked;

        @Override
        public boolean isFree() {
            return ++asked != 2;
        }

        @Override
        public void send(Buffer frames) {
            if (frames.getByte(1) == RTP) {
                sent.add(frames);
            }
        }

        Buffer next() throws InterruptedException {
            return sent.poll(10, TimeUnit.SECONDS);
        }
    }

    private static short sequence(Buffer frames) {
        return frames.getShort(6);
    }

    @Test
    void missesPicturesUpToTheNextKeyFrameButNoSequenceNumber() throws Exception {
        // Given
        var vertx = Vertx.vertx();
        var camera = CameraPath.parse("/open/h264/normal/1").orElseThrow();
        var film = FilmLibrary.load().film(camera);
        var session = RtspSession.begin(camera, "rtsp://h/", new Channels(RTP, 1));
        var play = new Reaction.Play(new RtspAnswer("", ""), film, session);
        var line = new Line();
        // When
        vertx.runOnContext(go -> new Playback(play, 0, new Pacer(vertx), line).start());
        var pictures = List.of(line.next(), line.next());
        RunningSimulator.done(vertx.close());
        // Then
        var ticks = pictures.get(1).getInt(8) - pictures.get(0).getInt(8);
        var packets =
                Stream.iterate(
                                0,
                                at -> at < pictures.get(0).length(),
                                at -> at + 4 + pictures.get(0).getUnsignedShort(at + 2))
                        .count();
        assertThat(ticks).as("the key frames are a second apart").isEqualTo(Film.CLOCK_RATE);
        assertThat(sequence(pictures.get(1)))
                .isEqualTo((short) (sequence(pictures.get(0)) + packets));
    }
}
