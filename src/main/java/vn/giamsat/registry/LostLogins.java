package vn.giamsat.registry;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.jboss.logging.Logger;

/// Tells after the start which stored logins the ring cannot open. That does not stop the start:
/// all other cameras are watched meanwhile. Event loop.
@ApplicationScoped
class LostLogins {
    private static final Logger LOG = Logger.getLogger(LostLogins.class);

    private final SealedLogins logins;
    private final SealingKeys keys;

    LostLogins(SealedLogins logins, SealingKeys keys) {
        this.logins = logins;
        this.keys = keys;
    }

    void count(@Observes StartupEvent start) {
        logins.byKey()
                .subscribe()
                .with(
                        this::tell,
                        away -> LOG.debug("Sealed logins cannot be counted at the start", away));
    }

    private void tell(Map<String, Integer> counts) {
        var ring = keys.ring();
        counts.forEach(
                (name, count) -> {
                    if (ring.named(name).isEmpty()) {
                        LOG.errorf(
                                "Camera logins are sealed with the key %s, which is not in the ring:"
                                        + " their cameras are not probed. Add giamsat.credentials.keys.%s,"
                                        + " or enter these logins again logins=%d",
                                name, name, count);
                    }
                });
    }
}
