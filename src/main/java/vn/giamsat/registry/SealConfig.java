package vn.giamsat.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The ring of keys that camera logins are sealed with: one seals, all of them open. A key comes
/// from a property or environment variable, from a file, or from Vault; the ring is all of them
/// together, read once at the start.
@ConfigMapping(prefix = "giamsat.credentials")
public interface SealConfig {
    String MISSING =
            "giamsat.credentials.key is not set, nor any of giamsat.credentials.keys: make one with"
                    + " `openssl rand -base64 32` and set GIAMSAT_CREDENTIALS_KEY; keep it, for without it"
                    + " no stored login can be opened";

    /// AES-256 key, 32 bytes in Base64, for a ring of one. No default outside dev mode and tests.
    /// Losing it loses all stored logins.
    Optional<String> key();

    /// Name of `key` in the ring, 1–127 bytes of UTF-8, kept beside each sealed login so that keys
    /// can be told apart. With another name, what was sealed under the old one does not open.
    @WithDefault("k1")
    String keyId();

    /// AES-256 keys by name, each 32 bytes in Base64; none by default. From the environment names
    /// are lower-case: `GIAMSAT_CREDENTIALS_KEYS_K2` is `keys.k2`. Without a key that still seals
    /// logins, their cameras are not probed.
    Map<String, String> keys();

    /// Files by the name of the key that each holds, in Base64, such as a mounted secret; none by
    /// default.
    Map<String, Path> keyFiles();

    /// Name of the key that seals from now on. Default: the only key, or `key-id` where `key` is
    /// set. One that other replicas do not have yet leaves them with logins that they cannot open.
    Optional<String> current();

    /// HashiCorp Vault, whose secret holds keys by name.
    Vault vault();

    /// A secret of Vault's KV engine, version 2. It is read once, at the start.
    interface Vault {
        /// Where Vault is, for example `https://vault.example.vn:8200`; without it Vault is not
        /// asked. Over plain `http` the token and the keys can be read on the way.
        Optional<URI> address();

        /// Where the engine is mounted; a namespace stands before it: `department/secret`.
        @WithDefault("secret")
        String mount();

        /// Path of the secret below the mount. Each of its fields is a key, by name.
        @WithDefault("giamsat")
        String path();

        /// A token that may read the secret; it is not needed after the start.
        Optional<String> token();

        /// File that holds the token instead, as Vault's agent writes one.
        Optional<Path> tokenFile();

        /// How long the whole answer may take. Too short, and a busy Vault stops the start; too
        /// long, and a start hangs for as long.
        @WithDefault("5s")
        Duration timeout();

        /// PEM file of the authorities that sign Vault's certificate. Default: those of Java.
        Optional<Path> trustedCertificates();
    }
}
