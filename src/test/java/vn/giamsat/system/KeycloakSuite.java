package vn.giamsat.system;

import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// One Keycloak and one service process that trusts it, for all tests that need a real identity
/// provider. They end with the test run.
final class KeycloakSuite implements BeforeAllCallback {
    private static Running running;

    record Running(TestDatabase database, KeycloakServer keycloak, ServiceProcess service)
            implements AutoCloseable {
        static Running start() {
            var keycloak = KeycloakServer.launch();
            var database = TestDatabase.start();
            keycloak.awaitReady();
            var settings = SystemUnderTest.settings(database, keycloak.realm());
            settings.putAll(
                    Map.of(
                            "giamsat.schedule.enabled",
                            "false",
                            "giamsat.access.key-refresh",
                            "2s"));
            return new Running(database, keycloak, ServiceProcess.start(settings));
        }

        @Override
        public void close() {
            service.close();
            database.close();
            keycloak.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running =
                context.getRoot()
                        .getStore(Namespace.create(KeycloakSuite.class))
                        .computeIfAbsent(Running.class, type -> Running.start(), Running.class);
    }

    static KeycloakServer keycloak() {
        return running.keycloak();
    }

    static ServiceProcess service() {
        return running.service();
    }

    static TestDatabase database() {
        return running.database();
    }

    static KeycloakAdmin admin() {
        return new KeycloakAdmin(running.keycloak().address());
    }
}
