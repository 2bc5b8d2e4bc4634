package vn.giamsat.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.giamsat.shared.StartupCheck;

/// Refuses what PostgreSQL would refuse with every connection, or what would let a forgotten
/// transaction hold up everybody.
@ApplicationScoped
public class DatabaseCheck implements StartupCheck {
    private static final Pattern WHOLE_SECONDS = Pattern.compile("[1-9][0-9]{0,4}s");

    private final DatabaseConfig config;

    DatabaseCheck(DatabaseConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> complaint() {
        return WHOLE_SECONDS.matcher(config.idleInTransaction()).matches()
                ? Optional.empty()
                : Optional.of(
                        "set giamsat.database.idle-in-transaction to whole seconds, 1s to 99999s");
    }
}
