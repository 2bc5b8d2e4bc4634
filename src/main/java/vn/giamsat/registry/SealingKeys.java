package vn.giamsat.registry;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// The ring of the running service, from the moment when the start-up check has read it.
@ApplicationScoped
class SealingKeys {
    private volatile @Nullable KeyRing ring;

    void hold(KeyRing read) {
        ring = read;
    }

    /// @throws IllegalStateException before the start-up checks are through
    KeyRing ring() {
        var held = ring;
        if (held == null) {
            throw new IllegalStateException("the keys of camera logins are not read yet");
        }
        return held;
    }
}
