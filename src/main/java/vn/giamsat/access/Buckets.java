package vn.giamsat.access;

import java.time.Duration;
import java.util.Map;

/// One bucket of permits for each client, kept as the single instant at which it will be full again
/// (generic cell rate algorithm, ITU-T I.371). The 10,000 clients of last are remembered; who is
/// forgotten had not asked for longest and starts with a full bucket. Any thread.
final class Buckets {
    private static final int CLIENTS = 10_000;

    private final Rate rate;
    private final Map<String, Long> fullAt = new Recent<>(CLIENTS);

    Buckets(Rate rate) {
        this.rate = rate;
    }

    Rate rate() {
        return rate;
    }

    /// What the client has, without taking any.
    synchronized Level look(String client, long nowNanos) {
        return level(fullAt(client, nowNanos), nowNanos);
    }

    /// Takes one permit, or none when there is none.
    synchronized Level take(String client, long nowNanos) {
        var full = fullAt(client, nowNanos);
        if (level(full, nowNanos).permits() > 0) {
            full += rate.nanosPerPermit();
            fullAt.put(client, full);
        }
        return level(full, nowNanos);
    }

    /// Never further away than an empty bucket needs: the clock may have been set back.
    private long fullAt(String client, long now) {
        var stored = fullAt.get(client);
        if (stored == null || stored < now) {
            return now;
        }
        var latest = now + capacity();
        if (stored > latest) {
            fullAt.put(client, latest);
        }
        return Math.min(stored, latest);
    }

    private long capacity() {
        return rate.nanosPerPermit() * rate.permits();
    }

    private Level level(long full, long now) {
        var missing = full - now;
        var free = capacity() - missing;
        var next = free >= rate.nanosPerPermit() ? 0 : rate.nanosPerPermit() - free;
        return new Level(
                (int) (free / rate.nanosPerPermit()),
                Duration.ofNanos(next),
                Duration.ofNanos(missing));
    }

    /// What a client has left.
    ///
    /// @param next until there is a permit; zero when there is one
    /// @param full until all are back
    record Level(int permits, Duration next, Duration full) {}
}
