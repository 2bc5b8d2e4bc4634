package vn.giamsat.probe.rtsp;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
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
        return config.trustedCertificates()
                .filter(file -> !Files.isReadable(file))
                .map(
                        file ->
                                "giamsat.probe.trusted-certificates names %s, which cannot be read"
                                        .formatted(file));
    }
}
