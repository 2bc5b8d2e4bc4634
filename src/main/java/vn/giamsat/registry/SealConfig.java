package vn.giamsat.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// The key that camera logins are sealed with.
@ConfigMapping(prefix = "giamsat.credentials")
public interface SealConfig {
    String MISSING =
            "giamsat.credentials.key is not set: make one with `openssl rand -base64 32` and set"
                    + " GIAMSAT_CREDENTIALS_KEY; keep it, for without it no stored login can be opened";

    /// AES-256 key, 32 bytes in Base64. No default outside dev mode and tests. Losing it loses all
    /// stored logins.
    Optional<String> key();

    /// Name of the key, 1–64 characters, kept beside each sealed login so that keys can be told
    /// apart.
    @WithDefault("k1")
    String keyId();
}
