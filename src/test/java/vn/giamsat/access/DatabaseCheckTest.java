package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What PostgreSQL is told with every connection.
class DatabaseCheckTest {
    @ParameterizedTest
    @ValueSource(strings = {"1s", "30s", "99999s"})
    void takesWholeSeconds(String given) {
        assertThat(check(given).complaint()).isEmpty();
    }

    /// Java's durations, which PostgreSQL does not read; none at all; and more than a day.
    @ParameterizedTest
    @ValueSource(strings = {"PT30S", "30", "0s", "0", "", "1m", "100000s", "-1s", "30s; x"})
    void stopsTheStartForWhatPostgresqlWouldRefuseOrWhatGuardsNothing(String given) {
        assertThat(check(given).complaint())
                .get()
                .asString()
                .contains("giamsat.database.idle-in-transaction");
    }

    private static DatabaseCheck check(String idleInTransaction) {
        return new DatabaseCheck(
                new DatabaseConfig() {
                    @Override
                    public String url() {
                        return "postgresql://localhost/giamsat";
                    }

                    @Override
                    public Optional<String> owner() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> ownerPassword() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> appPassword() {
                        return Optional.empty();
                    }

                    @Override
                    public boolean migrate() {
                        return false;
                    }

                    @Override
                    public String idleInTransaction() {
                        return idleInTransaction;
                    }
                });
    }
}
