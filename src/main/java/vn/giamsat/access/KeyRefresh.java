package vn.giamsat.access;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;

/// Fetches the identity provider's keys again and again, so that a token is refused whose key was
/// taken away there. Quarkus itself fetches them only when a token names a key that it does not
/// know: a stolen key would be good for as long as no new one appears. While the provider is away,
/// the last keys hold. Runs on the event loop.
@ApplicationScoped
public class KeyRefresh {
    private static final Logger LOG = Logger.getLogger(KeyRefresh.class);

    /// Is looked at with the new keys and refused; what counts is that they were fetched before.
    private static final String NO_TOKEN = "";

    private final TenantConfigBean providers;
    private final AccessConfig config;
    private final Vertx vertx;
    private boolean away;

    KeyRefresh(TenantConfigBean providers, AccessConfig config, Vertx vertx) {
        this.providers = providers;
        this.config = config;
        this.vertx = vertx;
    }

    void begin(@Observes StartupEvent start) {
        vertx.setPeriodic(config.keyRefresh().toMillis(), tick -> refresh());
    }

    private void refresh() {
        var provider = providers.getDefaultTenant().provider();
        if (provider == null) {
            return; // not reached since the start: it is asked with the next token
        }
        provider.refreshJwksAndVerifyJwtToken(NO_TOKEN, false, false, null)
                .subscribe()
                .with(verified -> {}, this::told);
    }

    /// Tells a change once, not each time.
    private void told(Throwable outcome) {
        var failed = !(outcome instanceof InvalidJwtException);
        if (failed && !away) {
            LOG.warnf(
                    "the identity provider's keys could not be fetched (%s); the last ones hold",
                    outcome);
        } else if (away && !failed) {
            LOG.info("the identity provider's keys are fetched again");
        }
        away = failed;
    }
}
