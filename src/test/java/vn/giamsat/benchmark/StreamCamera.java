package vn.giamsat.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.VideoCodec;
import vn.giamsat.probe.rtsp.HeardStream;

/// A camera's stream as it comes over a network: key frames far bigger than the others, frames left
/// out, timestamps of the camera's clock in milliseconds, packets that come late or all at once.
///
/// @param framesPerSecond over many seconds, as the bit rate
/// @param clockOffset how far the camera's clock is ahead; null when it tells no time
record StreamCamera(
        VideoCodec codec,
        int width,
        int height,
        double framesPerSecond,
        double kilobitsPerSecond,
        @Nullable Duration clockOffset) {
    private static final Instant NOW = Instant.parse("2021-06-12T00:00:00Z");
    private static final int LEAST_BYTES = 20;
    private static final int MOST_BYTES = 1_000_000; // bigger ones no encoder of a camera makes
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    Reception described(Random chance) {
        var encoder = new WireEncoder(codec, width, height, chance);
        var heard = new HeardStream(encoder.description());
        tellTime(heard, true, chance);
        return heard.told();
    }

    /// The stream from PLAY until the probe has seen enough.
    Reception played(Random chance) {
        var encoder = new WireEncoder(codec, width, height, chance);
        var heard = new HeardStream(encoder.description());
        var byDate = chance.nextInt(3) == 0;
        if (byDate) {
            tellTime(heard, true, chance);
        }
        var frames = new Frames(this, chance);
        var arrival = chance.nextDouble(0.01, 0.3);
        var watching = true;
        for (var frame = frames.next(); watching; frame = frames.next()) {
            arrival = Math.max(arrival, frame.seconds() + chance.nextDouble(0.04));
            for (var packet : encoder.frame(frame.key(), frame.bytes(), frame.timestamp())) {
                watching = watching && heard.came(packet, after(arrival));
            }
            if (!byDate && chance.nextInt(4) == 0 || frame.isFirst() && !byDate) {
                tellTime(heard, false, chance);
            }
        }
        return heard.told();
    }

    private static Duration after(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    /// What comes was said up to 1.5 s before.
    private void tellTime(HeardStream heard, boolean byDate, Random chance) {
        if (clockOffset != null) {
            var said = NOW.minusMillis(chance.nextInt(byDate ? 1_500 : 200)).plus(clockOffset);
            if (byDate) {
                heard.dated(DATE.format(said), NOW);
            } else {
                heard.reported(said, WireEncoder.SOURCE, NOW);
            }
        }
    }

    /// The frames that are sent, one after the other.
    private static final class Frames {
        private final StreamCamera camera;
        private final Random chance;
        private final int group;
        private final double keyWeight;
        private final double left;
        private final int jitter;
        private final int start;
        private final boolean flushes;
        private final int begin;
        private int index;

        /// @param seconds when it is sent, from the first on
        record Frame(double seconds, boolean key, int bytes, int timestamp, boolean isFirst) {}

        Frames(StreamCamera camera, Random chance) {
            this.camera = camera;
            this.chance = chance;
            var fps = camera.framesPerSecond();
            group = Math.max(1, (int) Math.round(fps * chance.nextDouble(1, 4)));
            keyWeight = camera.codec() == VideoCodec.MJPEG ? 1 : chance.nextDouble(4, 40);
            left = chance.nextDouble(0.03);
            jitter = chance.nextBoolean() ? 0 : chance.nextInt(1, 9);
            start = chance.nextInt();
            flushes = chance.nextInt(5) == 0;
            begin = chance.nextInt(3) == 0 ? chance.nextInt(group) : 0;
            index = begin;
        }

        Frame next() {
            var at = index;
            do {
                index++;
            } while (chance.nextDouble() < left && index % group != 0);
            var fps = camera.framesPerSecond();
            var seconds = (at - begin) * (1 - left) / fps;
            var stamped = Math.round(seconds * 1_000 + chance.nextDouble(-jitter, jitter + 0.01));
            return new Frame(
                    flushes ? Math.max(0, seconds - 0.5) : seconds,
                    isKey(at),
                    bytes(isKey(at)),
                    start + (int) (90 * (jitter == 0 ? seconds * 1_000 : stamped)),
                    at == begin);
        }

        private boolean isKey(int at) {
            return camera.codec() == VideoCodec.MJPEG || at % group == 0;
        }

        /// So that a whole group has the bit rate of the camera.
        private int bytes(boolean key) {
            var mean = camera.kilobitsPerSecond() * 125 / camera.framesPerSecond();
            var small =
                    camera.codec() == VideoCodec.MJPEG
                            ? mean
                            : mean * group / (keyWeight + group - 1);
            var varied = (key ? keyWeight : 1) * small * chance.nextDouble(0.8, 1.2);
            return (int) Math.clamp(varied, LEAST_BYTES, MOST_BYTES);
        }
    }
}
