package vn.giamsat.probe.rtsp;

import java.time.Duration;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Whether a stream sends nothing but the same picture, to the byte, while its clock goes on: so do
/// relays that lost their camera and send its last key frame, or its last JPEG file, for ever. No
/// living camera does: not even an empty corridor is coded twice into the same bytes, because of
/// the sensor's noise, and because each H.264 and H.265 picture that is not a key frame carries its
/// own number. So the first two pictures of a living camera differ, mostly in length already, and
/// nothing more is looked at. Event loop of its probe only.
final class Repetition {
    private final int clockRate;
    private final CRC32 digest = new CRC32();
    private boolean started;
    private boolean differs;
    private int first;
    private int current;
    private long bytes;
    private int whole;
    private int lastWhole;
    private long pictureBytes;
    private long pictureDigest;

    Repetition(int clockRate) {
        this.clockRate = clockRate;
    }

    void add(RtpPacket packet) {
        if (differs) {
            return;
        }
        if (!started) {
            started = true;
            first = packet.timestamp();
            current = first;
        } else if (packet.timestamp() != current) {
            endPicture();
            current = packet.timestamp();
        }
        var payload = packet.payload();
        digest.update(payload.array(), payload.offset(), payload.length());
        bytes += payload.length();
        differs = differs || whole > 0 && bytes > pictureBytes;
    }

    private void endPicture() {
        if (whole == 0) {
            pictureBytes = bytes;
            pictureDigest = digest.getValue();
        }
        differs = !isAgain();
        whole++;
        lastWhole = current;
        bytes = 0;
        digest.reset();
    }

    private boolean isAgain() {
        return bytes == pictureBytes && digest.getValue() == pictureDigest;
    }

    /// From the first to the last picture, by the stream's clock; null when two pictures differ,
    /// when only one came, and when the clock stands still.
    @Nullable Duration stillFor() {
        if (differs || whole == 0) {
            return null;
        }
        var last = isAgain() ? current : lastWhole; // the picture that is coming in may be whole
        var span = last - first;
        return span > 0 ? Duration.ofMillis(span * 1000L / clockRate) : null;
    }
}
