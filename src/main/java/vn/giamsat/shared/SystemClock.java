package vn.giamsat.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// The one source of the time, so that tests may hold it. In microseconds, as PostgreSQL keeps it:
/// what a request stores is answered as it will be read.
@ApplicationScoped
public class SystemClock {
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
