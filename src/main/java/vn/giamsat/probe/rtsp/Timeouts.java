package vn.giamsat.probe.rtsp;

import java.time.Duration;

/// How long a probe waits for what.
///
/// @param connect for the name lookup, and again for TCP and for TLS
/// @param answer for each RTSP answer
/// @param firstPacket from PLAY to the first packet, and of silence after that
/// @param keyFrame from the first packet to a whole key frame
/// @param farewell for the answer to TEARDOWN; the outcome waits for it, so that the next probe of
///     the same recorder finds the session given back
public record Timeouts(
        Duration connect,
        Duration answer,
        Duration firstPacket,
        Duration keyFrame,
        Duration farewell) {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    public static final Timeouts STANDARD =
            new Timeouts(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(1));

    public Timeouts {
        within(connect, "connect");
        within(answer, "answer");
        within(firstPacket, "first-packet");
        within(keyFrame, "key-frame");
        within(farewell, "farewell");
    }

    /// For a camera that showed no key frame in time: twice the wait for one.
    Timeouts patient() {
        var twice = keyFrame.multipliedBy(2);
        var longer = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        return new Timeouts(connect, answer, firstPacket, longer, farewell);
    }

    private static void within(Duration timeout, String key) {
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "giamsat.probe.timeout." + key + " must be from 1 ms to 5 min");
        }
    }
}
