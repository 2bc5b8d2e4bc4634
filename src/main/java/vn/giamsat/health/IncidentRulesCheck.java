package vn.giamsat.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import vn.giamsat.shared.StartupCheck;

/// Stops the start with rules that would hide failures, or make one incident of everything.
@ApplicationScoped
public class IncidentRulesCheck implements StartupCheck {
    private final HealthConfig config;

    IncidentRulesCheck(HealthConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> complaint() {
        try {
            IncidentRules.of(config);
            return Optional.empty();
        } catch (IllegalArgumentException rule) {
            return Optional.of(rule.getMessage());
        }
    }
}
