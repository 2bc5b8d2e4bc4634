package vn.giamsat.api.rest;

import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.giamsat.shared.StartupCheck;

/// Stops the start of a service that has a certificate and would still take tokens over plain HTTP.
@ApplicationScoped
class TlsCheck implements StartupCheck {
    private final TlsConfigurationRegistry certificates;
    private final Optional<String> insecureRequests;

    TlsCheck(
            TlsConfigurationRegistry certificates,
            @ConfigProperty(name = "quarkus.http.insecure-requests")
                    Optional<String> insecureRequests) {
        this.certificates = certificates;
        this.insecureRequests = insecureRequests;
    }

    @Override
    public Optional<String> complaint() {
        var secure =
                certificates
                        .getDefault()
                        .filter(found -> found.getKeyStoreOptions() != null)
                        .isPresent();
        var plain = insecureRequests.orElse("enabled").equalsIgnoreCase("enabled");
        return secure && plain
                ? Optional.of(
                        "quarkus.tls.key-store is set and plain HTTP is still open: set"
                                + " quarkus.http.insecure-requests=redirect")
                : Optional.empty();
    }
}
