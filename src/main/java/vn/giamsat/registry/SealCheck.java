package vn.giamsat.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Optional;
import vn.giamsat.shared.StartupCheck;

/// Stops the start without a usable key: a camera login could neither be stored nor used.
@ApplicationScoped
public class SealCheck implements StartupCheck {
    private static final int KEY_BYTES = 32;

    private final SealConfig config;

    SealCheck(SealConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> complaint() {
        if (config.key().isEmpty()) {
            return Optional.of(SealConfig.MISSING);
        }
        if (config.keyId().isEmpty() || config.keyId().length() > 64) {
            return Optional.of("giamsat.credentials.key-id must have 1 to 64 characters");
        }
        return config.key()
                .filter(key -> !isKey(key))
                .map(
                        key ->
                                "giamsat.credentials.key must be 32 bytes in Base64: make one with"
                                        + " `openssl rand -base64 32`");
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
