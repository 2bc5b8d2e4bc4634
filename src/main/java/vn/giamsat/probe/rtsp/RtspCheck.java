package vn.giamsat.probe.rtsp;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import vn.giamsat.shared.StartupCheck;

/// Stops the start with settings that no camera could be asked with.
@ApplicationScoped
public class RtspCheck implements StartupCheck {
    private final RtspConfig config;
    private final Vertx vertx;

    RtspCheck(RtspConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    @Override
    public Optional<String> complaint() {
        try {
            config.settings();
        } catch (IllegalArgumentException rule) {
            return Optional.of(rule.getMessage());
        }
        return config.trustedCertificates().flatMap(this::unusable);
    }

    private Optional<String> unusable(Path certificates) {
        try {
            Tls.authorities(vertx, certificates);
            return Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.of("giamsat.probe.trusted-certificates: " + none.getMessage());
        }
    }
}
