package vn.giamsat.development;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Writes what no API writes yet, as the owner of the tables.
@ApplicationScoped
@IfBuildProfile("dev")
class OwnerAccess {
    private final String url;
    private final String owner;
    private final String password;

    OwnerAccess(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "giamsat.database.owner") String owner,
            @ConfigProperty(name = "giamsat.database.owner-password") String password) {
        this.url = url;
        this.owner = owner;
        this.password = password;
    }

    void execute(String sql) {
        try (var connection = DriverManager.getConnection(url, owner, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("sample people cannot be entered", failed);
        }
    }
}
