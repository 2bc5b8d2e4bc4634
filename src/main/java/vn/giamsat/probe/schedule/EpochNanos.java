package vn.giamsat.probe.schedule;

import java.time.Instant;

/// Points in time as numbers, nanoseconds since 1970, for what is held of each camera and changes
/// with each of its probes. A reference that changes in an old object makes the next young
/// collection look through its surroundings, and what it refers to grows old with it; a number
/// costs neither. From 1677 to 2262.
final class EpochNanos {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private EpochNanos() {}

    /// @throws ArithmeticException outside of these years
    static long of(Instant at) {
        return Math.addExact(
                Math.multiplyExact(at.getEpochSecond(), NANOS_PER_SECOND), at.getNano());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}
