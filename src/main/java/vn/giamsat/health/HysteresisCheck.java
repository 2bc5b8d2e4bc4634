package vn.giamsat.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import vn.giamsat.shared.StartupCheck;

/// Stops the start with numbers that can never change a camera's state.
@ApplicationScoped
public class HysteresisCheck implements StartupCheck {
    private final HealthConfig config;

    HysteresisCheck(HealthConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> complaint() {
        try {
            Hysteresis.of(config);
            return Optional.empty();
        } catch (IllegalArgumentException rule) {
            return Optional.of(rule.getMessage());
        }
    }
}
