package vn.giamsat.probe.rtsp;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import vn.giamsat.shared.StartupCheck;

/// Stops the start with settings that no camera could be asked with.
@ApplicationScoped
public class RtspCheck implements StartupCheck {
    private final RtspConfig config;

    RtspCheck(RtspConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> complaint() {
        try {
            config.settings();
        } catch (IllegalArgumentException rule) {
            return Optional.of(rule.getMessage());
        }
        return config.trustedCertificates().flatMap(RtspCheck::unusable);
    }

    private static Optional<String> unusable(Path certificates) {
        try {
            Tls.certificates(certificates);
            return Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.of("giamsat.probe.trusted-certificates: " + none.getMessage());
        }
    }
}
