package vn.giamsat.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import vn.giamsat.shared.StartupCheck;

/// Brings the database's schema up to date before anything is served, as the schema's owner and
/// over JDBC, blocking. It stands among the start-up checks and not in Quarkus's own start, so that
/// it runs beside the loading of FFmpeg, and so that an operator reads what to do.
@ApplicationScoped
public class Migration implements StartupCheck {
    private final Flyway flyway;
    private final boolean wanted;

    /// @param wanted `giamsat.database.migrate`: false where something else migrates before the
    ///     service starts; with an old schema the service then answers with internal errors
    Migration(
            Flyway flyway,
            @ConfigProperty(name = "giamsat.database.migrate", defaultValue = "true")
                    boolean wanted) {
        this.flyway = flyway;
        this.wanted = wanted;
    }

    @Override
    public Optional<String> complaint() {
        try {
            if (wanted) {
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
