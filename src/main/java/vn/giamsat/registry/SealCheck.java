package vn.giamsat.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import vn.giamsat.shared.StartupCheck;

/// Reads the ring of keys, and stops the start without a usable one: a camera login could neither
/// be stored nor used.
@ApplicationScoped
public class SealCheck implements StartupCheck {
    private final KeySources sources;
    private final SealingKeys keys;

    SealCheck(KeySources sources, SealingKeys keys) {
        this.sources = sources;
        this.keys = keys;
    }

    @Override
    public Optional<String> complaint() {
        try {
            keys.hold(sources.read());
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(wrong.getMessage());
        }
    }
}
