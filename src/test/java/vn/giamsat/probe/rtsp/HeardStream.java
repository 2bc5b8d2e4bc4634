package vn.giamsat.probe.rtsp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.rtsp.Headers.Field;

/// What one probe hears of a camera that exists only as bytes, through all that a receiver judges
/// by: its reading of the description, its watch over the media, its look at the camera's clock.
/// Times are handed in.
public final class HeardStream {
    private static final long NTP_OF_1970 = 2_208_988_800L;

    private final Findings findings = new Findings(new UUID(0, 1), 0);
    private final MediaWatch watch;
    private @Nullable Failure failure;

    /// @param sdp with a video that can be decoded
    public HeardStream(String sdp) {
        var description = SessionDescription.parse(sdp).orElseThrow();
        var chosen = (VideoTrack.Choice.Chosen) VideoTrack.of(description);
        watch = new MediaWatch(chosen.track(), ReceiverSettings.STANDARD);
        findings.watch(watch, description.tracks());
        findings.climb(Rung.DESCRIBED, 0);
    }

    /// An answer with this Date came.
    public void dated(String date, Instant now) {
        var headers = new Headers(List.of(new Field("Date", date)));
        findings.clock().dated(new RtspResponse(200, headers, new byte[0]), now);
    }

    /// A sender report of the video came.
    public void reported(Instant told, int source, Instant now) {
        var fraction = (long) (told.getNano() / 1e9 * (1L << 32));
        var report =
                ByteBuffer.allocate(28)
                        .putInt(0x80C80006)
                        .putInt(source)
                        .putInt((int) (told.getEpochSecond() + NTP_OF_1970))
                        .putInt((int) fraction)
                        .array();
        watch.reported();
        findings.clock().reported(Slice.of(report), now);
    }

    /// A packet came, so long after PLAY was accepted.
    ///
    /// @return false when the probe had ended before
    public boolean came(byte[] packet, Duration after) {
        var now = after.toNanos();
        switch (watch.verdict(0, now)) {
            case MediaWatch.Verdict.Complete() -> {
                return false;
            }
            case MediaWatch.Verdict.Failed(var found) -> {
                failure = found;
                return false;
            }
            case MediaWatch.Verdict.WaitUntil _ -> {}
        }
        watch.add(Slice.of(packet), now);
        findings.look(now);
        return true;
    }

    public Reception told() {
        return findings.told(failure);
    }

    /// An H.264 sequence parameter set, baseline.
    public static byte[] sequenceParameters(int width, int height) {
        var columns = Math.ceilDiv(width, 16);
        var rows = Math.ceilDiv(height, 16);
        return new Bits()
                .number(0x6742C028, 32)
                .code(0, 4, 2, 1)
                .number(0, 1)
                .code(columns - 1, rows - 1)
                .number(0b11, 2)
                .number(1, 1)
                .code(0, (columns * 16 - width) / 2, 0, (rows * 16 - height) / 2)
                .number(0, 1)
                .bytes();
    }

    /// The same as the description of a stream has it.
    public static String described(byte[] sequenceParameters) {
        return Base64.getEncoder().encodeToString(sequenceParameters) + ",aM48gA==";
    }
}
