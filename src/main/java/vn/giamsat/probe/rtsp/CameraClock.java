package vn.giamsat.probe.rtsp;

import io.netty.handler.codec.DateFormatter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far a camera's clock is from ours, as far as the camera tells: by the Date of its answers,
/// in whole seconds, and more exactly by its RTCP sender reports. Event loop of its probe only.
final class CameraClock {
    private static final int SENDER_REPORT = 200; // RFC 3550 section 6.4.1
    private static final int NTP_TIME_END = 16;
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
    private static final double NANOS_IN_FRACTION = 1e9 / (1L << 32);
    /// A stranger may name as many as it likes.
    private static final int MOST_SOURCES = 8;

    /// Characters of a date that Netty reads; it throws at more.
    private static final int LONGEST_DATE = 64;

    private static final Duration LARGEST = Duration.ofDays(100 * 365);
    private static final Duration LARGEST_BEHIND = LARGEST.negated();

    private @Nullable String date;
    private @Nullable Instant dateCame;
    private Map<Integer, Duration> reported = Map.of();

    /// Takes in an answer that came now.
    void dated(RtspResponse answer, Instant now) {
        answer.headers()
                .first("Date")
                .ifPresent(
                        text -> {
                            date = text;
                            dateCame = now;
                        });
    }

    /// Takes in an RTCP packet that came now. A time of before 1968 is none: by RFC 3550 the sender
    /// knows no clock, or tells for how long it has been running.
    void reported(Slice packet, Instant now) {
        if (packet.length() < NTP_TIME_END || packet.at(1) != SENDER_REPORT) {
            return;
        }
        var seconds = packet.intAt(8);
        if (seconds < 0) {
            var nanos = Integer.toUnsignedLong(packet.intAt(12)) * NANOS_IN_FRACTION;
            var told = Integer.toUnsignedLong(seconds) - SECONDS_1900_TO_1970;
            var ahead = Duration.between(now, Instant.ofEpochSecond(told, (long) nanos));
            if (reported.size() < MOST_SOURCES || reported.containsKey(packet.intAt(4))) {
                reported = with(packet.intAt(4), ahead);
            }
        }
    }

    private Map<Integer, Duration> with(int source, Duration ahead) {
        var all = new HashMap<>(reported);
        all.put(source, ahead);
        return all;
    }

    /// Positive when the camera is ahead; null when it told no time.
    ///
    /// @param source SSRC of the video, whose reports are believed, those of before its first
    ///     packet too; not those of a source that nothing else is known of, as the Tapo C320WS
    ///     names one. Null when no video came
    @Nullable Duration offset(@Nullable Integer source) {
        var told = source == null ? null : reported.get(source);
        return told == null && date != null && dateCame != null ? between(dateCame, date) : told;
    }

    /// As RFC 2326 section 12.18 wants it, and as live555 writes it, which is in many cameras, with
    /// the month before the day. Netty's reader asks for no order (RFC 6265 section 5.1.1).
    private static @Nullable Duration between(Instant now, String date) {
        var isDate = date.length() <= LONGEST_DATE && date.endsWith(" GMT");
        var told = isDate ? DateFormatter.parseHttpDate(date) : null;
        if (told == null) {
            return null;
        }
        var offset = Duration.between(now, told.toInstant());
        return isTooLarge(offset) ? null : offset;
    }

    private static boolean isTooLarge(Duration offset) {
        return offset.compareTo(LARGEST) > 0 || offset.compareTo(LARGEST_BEHIND) < 0;
    }
}
