package vn.giamsat.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import vn.giamsat.shared.StartupCheck;

/// Stops the start with leases that cannot be kept.
@ApplicationScoped
public class FleetCheck implements StartupCheck {
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration QUICKEST = Duration.ofMillis(200);
    private static final int RENEWALS = 3;

    private final FleetConfig config;

    FleetCheck(FleetConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> complaint() {
        var lease = config.lease();
        var renew = config.renew();
        if (lease.compareTo(SHORTEST) < 0 || lease.compareTo(LONGEST) > 0) {
            return Optional.of("set giamsat.fleet.lease to 2 s to 60 s");
        }
        return renew.compareTo(QUICKEST) < 0 || renew.multipliedBy(RENEWALS).compareTo(lease) > 0
                ? Optional.of("set giamsat.fleet.renew to 200 ms to a third of giamsat.fleet.lease")
                : Optional.empty();
    }
}
