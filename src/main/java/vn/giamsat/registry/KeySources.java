package vn.giamsat.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.giamsat.registry.SealingKey.Found;

/// Where the keys of camera logins are written down: properties and environment, files, Vault.
/// Reading blocks; it happens once, in a start-up check.
@ApplicationScoped
class KeySources {
    private final SealConfig config;
    private final VaultSecret vault;

    KeySources(SealConfig config, VaultSecret vault) {
        this.config = config;
        this.vault = vault;
    }

    /// @throws IllegalArgumentException saying what cannot be read and what to do
    KeyRing read() {
        List<Found> found = new ArrayList<>();
        config.key()
                .map(key -> new Found(config.keyId(), key, "giamsat.credentials.key"))
                .ifPresent(found::add);
        config.keys()
                .forEach(
                        (id, key) ->
                                found.add(new Found(id, key, "giamsat.credentials.keys." + id)));
        config.keyFiles().entrySet().stream().map(KeySources::ofFile).forEach(found::add);
        config.vault()
                .address()
                .ifPresent(
                        address ->
                                vault.fields(config.vault(), address)
                                        .forEach(
                                                (id, key) ->
                                                        found.add(
                                                                new Found(id, key, inVault(id)))));
        return KeyRing.of(found, config.current().or(this::single));
    }

    private Optional<String> single() {
        return config.key().map(set -> config.keyId());
    }

    private String inVault(String id) {
        return "field %s of %s in Vault".formatted(id, VaultSecret.pathOf(config.vault()));
    }

    private static Found ofFile(Map.Entry<String, Path> file) {
        var origin = "the file of giamsat.credentials.key-files." + file.getKey();
        return new Found(file.getKey(), text(file.getValue(), origin), origin);
    }

    /// @param origin how a complaint names the file
    static String text(Path file, String origin) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "%s cannot be read (%s): check its path, and that the service's user may read it"
                            .formatted(origin, unreadable.getClass().getSimpleName()));
        }
    }
}
