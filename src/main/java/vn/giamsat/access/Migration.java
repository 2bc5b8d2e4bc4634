package vn.giamsat.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import vn.giamsat.shared.StartupCheck;

/// Brings the database's schema up to date before anything is served, as the schema's owner and
/// over JDBC, blocking. It stands among the start-up checks and not in Quarkus's own start, so that
/// it runs beside the loading of FFmpeg, and so that an operator reads what to do.
@ApplicationScoped
public class Migration implements StartupCheck {
    private final Flyway flyway;
    private final DatabaseConfig config;

    Migration(Flyway flyway, DatabaseConfig config) {
        this.flyway = flyway;
        this.config = config;
    }

    @Override
    public Optional<String> complaint() {
        var missing = missing();
        return missing.isPresent() || !config.migrate() ? missing : migrated();
    }

    private Optional<String> missing() {
        var keys =
                Stream.of(
                                unset("app-password", config.appPassword(), true),
                                unset("owner", config.owner(), config.migrate()),
                                unset("owner-password", config.ownerPassword(), config.migrate()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", "));
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of("set %s: README, section Configuration".formatted(keys));
    }

    private static Optional<String> unset(String key, Optional<String> value, boolean needed) {
        return needed && value.isEmpty()
                ? Optional.of("giamsat.database." + key)
                : Optional.empty();
    }

    private Optional<String> migrated() {
        try {
            if (!new SchemaHistory(flyway.getConfiguration()).isOfThisBuild()) {
                flyway.migrate();
            }
            return Optional.empty();
        } catch (FlywayException failed) {
            return Optional.of(
                    "the database cannot be migrated (%s): check giamsat.database.url, giamsat.database.owner and giamsat.database.owner-password"
                            .formatted(reason(failed)));
        }
    }

    /// Flyway frames what it says in lines.
    private static String reason(FlywayException failed) {
        return failed.getMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("---"))
                .findFirst()
                .orElse("no reason given")
                .strip();
    }
}
