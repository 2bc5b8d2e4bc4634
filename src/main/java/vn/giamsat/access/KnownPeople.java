package vn.giamsat.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import vn.giamsat.shared.Sha256;

/// The last 10,000 people whose tokens this process let in, as digests of their `sub`. To be one of
/// them opens nothing: it only tells who may knock where a guesser has used up an address. Any
/// thread.
@ApplicationScoped
public class KnownPeople {
    /// Longer than a working day, so that nobody is forgotten at lunch.
    private static final Duration REMEMBERED = Duration.ofHours(12);

    private static final int PEOPLE = 10_000;

    private final Clock clock;
    private final Map<String, Instant> lastLetIn = new Recent<>(PEOPLE);

    KnownPeople(Clock clock) {
        this.clock = clock;
    }

    boolean hold(String subject) {
        var digest = Sha256.hex(subject);
        synchronized (lastLetIn) {
            var at = lastLetIn.get(digest);
            return at != null && clock.instant().isBefore(at.plus(REMEMBERED));
        }
    }

    void add(String subject) {
        var digest = Sha256.hex(subject);
        synchronized (lastLetIn) {
            lastLetIn.put(digest, clock.instant());
        }
    }
}
