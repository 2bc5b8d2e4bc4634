package vn.giamsat.system;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;

/// What the packaged service needs around it: a real PostgreSQL, an identity provider, simulated
/// cameras. One of each serves all integration tests of a run.
public final class SystemUnderTest implements QuarkusTestResourceLifecycleManager {
    /// What a camera usually shows is known soon. Not that it shows the same for long: the key
    /// frames of simulated cameras come again.
    private static final String FEW = "3";

    private static TestDatabase database;
    private static TestIssuer issuer;
    private static TestFleet fleet;

    static {
        // Who needs the context manager first makes it, and fails when another thread was faster.
        ContextManagerProvider.instance();
    }

    static TestDatabase database() {
        return database;
    }

    static TestIssuer issuer() {
        return issuer;
    }

    static TestFleet fleet() {
        return fleet;
    }

    @Override
    public Map<String, String> start() {
        Told.begin();
        database = TestDatabase.start();
        database.execute("create extension pg_stat_statements");
        issuer = TestIssuer.start();
        fleet = TestFleet.start();
        return settings(database, issuer);
    }

    /// The least configuration of a service in production, and short times for tests; they ask
    /// GraphQL what no client asks ([TrustedDocumentsIT] has it as in production).
    static Map<String, String> settings(TestDatabase database, TestIssuer issuer) {
        return settings(database, issuer.address());
    }

    static Map<String, String> settings(TestDatabase database, String issuer) {
        var settings = new HashMap<String, String>();
        settings.put("giamsat.database.url", database.url());
        settings.put("giamsat.database.owner", "giamsat_owner");
        settings.put("giamsat.database.owner-password", TestSecrets.OWNER_PASSWORD);
        settings.put("giamsat.database.app-password", TestSecrets.APP_PASSWORD);
        settings.put("giamsat.credentials.key", TestSecrets.KEY_BASE64);
        settings.put("quarkus.oidc.auth-server-url", issuer);
        settings.put("quarkus.http.cors.origins", CorsIT.SPA);
        settings.put("giamsat.access.bootstrap-role", "giamsat-bootstrap");
        settings.put("giamsat.media.libraries", "target/ffmpeg");
        settings.put("giamsat.probe.allowed-networks", "127.0.0.0/8");
        settings.put("giamsat.probe.timeout.answer", "3s");
        settings.put("giamsat.probe.timeout.first-packet", "2s");
        settings.put("giamsat.probe.timeout.key-frame", "3s");
        settings.put("giamsat.health.recheck-after", "1s");
        settings.put("giamsat.schedule.interval", "5s");
        settings.put("giamsat.schedule.picture-interval", "5s");
        settings.put("giamsat.schedule.backoff", "5s");
        settings.put("giamsat.memory.pictures", FEW);
        settings.put("giamsat.campaign.verified-over", "2s");
        // What a killed service owned is not to be waited for.
        settings.put("giamsat.fleet.lease", "5s");
        settings.put("giamsat.fleet.renew", "1s");
        // One address plays hundreds of people; RateLimitIT has a service with the limits on.
        for (var deed :
                List.of(
                        "login",
                        "probe",
                        "discovery",
                        "import",
                        "upload",
                        "report",
                        "event",
                        "export")) {
            settings.put("giamsat.limits." + deed + "-person", "off");
            settings.put("giamsat.limits." + deed + "-address", "off");
        }
        settings.put("giamsat.graphql.trusted-only", "false");
        settings.put("giamsat.graphql.introspection", "true");
        return settings;
    }

    @Override
    public void stop() {
        fleet.close();
        issuer.close();
        database.close();
    }
}
