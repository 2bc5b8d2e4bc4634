package vn.giamsat.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import vn.giamsat.shared.StartupCheck;

/// Stops the start when the service would let in more than anybody meant to. A start without a
/// demand for an audience goes on, with a warning: a provider may know no audiences.
@ApplicationScoped
public class EntranceCheck implements StartupCheck {
    private static final Logger LOG = Logger.getLogger(EntranceCheck.class);
    private static final Duration SHORTEST_REFRESH = Duration.ofSeconds(1);

    /// What switches Quarkus's check of audiences off.
    private static final String ANY = "any";

    private final AccessConfig config;
    private final List<String> audience;
    private final List<String> origins;

    EntranceCheck(
            AccessConfig config,
            @ConfigProperty(name = "quarkus.oidc.token.audience") Optional<List<String>> audience,
            @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
        this.config = config;
        this.audience = audience.orElse(List.of());
        this.origins = origins.orElse(List.of());
    }

    @Override
    public Optional<String> complaint() {
        warning().ifPresent(LOG::warn);
        if (config.keyRefresh().compareTo(SHORTEST_REFRESH) < 0) {
            return Optional.of("giamsat.access.key-refresh must be 1 s or longer");
        }
        return origins.stream()
                .filter(origin -> !isExact(origin))
                .findFirst()
                .map(
                        origin ->
                                "quarkus.http.cors.origins names '%s': name each origin exactly, as browsers send it (https://host or https://host:port, lower case, without a path, a wildcard or a pattern)"
                                        .formatted(origin));
    }

    /// That tokens for other services are taken too; empty when they are not.
    Optional<String> warning() {
        return audience.isEmpty() || audience.contains(ANY)
                ? Optional.of(
                        "every token of the identity provider is taken, whatever service it was made for: set quarkus.oidc.token.audience to an audience that only tokens for this service carry")
                : Optional.empty();
    }

    /// An origin as RFC 6454 section 6.2 writes it: a scheme, a host, at most a port.
    private static boolean isExact(String origin) {
        try {
            var parts = URI.create(origin);
            var port = parts.getPort() < 0 ? "" : ":" + parts.getPort();
            return ("https".equals(parts.getScheme()) || "http".equals(parts.getScheme()))
                    && parts.getHost() != null
                    && origin.equals(parts.getScheme() + "://" + parts.getHost() + port)
                    && origin.equals(origin.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
