package vn.giamsat.entry;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Set;
import vn.giamsat.probe.worker.WorkerCommand;
import vn.giamsat.probe.worker.WorkerMain;

/// The entry of the product. With one of these arguments no service is started:
///
/// - `healthy`: the one that runs in the same container is asked whether it lives, and the exit
///   code tells (0 yes, 1 no). So an image without a shell or `curl` can have a `HEALTHCHECK`,
///   whose exit codes these are.
/// - `decode`: a decoder process, which a service starts for itself.
@QuarkusMain
public class ServiceMain {
    private static final String HEALTHY = "healthy";
    private static final int PATIENCE_MILLIS = 3_000;
    /// With TLS the plain port only redirects; the same event loop answers.
    private static final Set<Integer> SAYS_THAT_IT_LIVES = Set.of(200, 301, 302, 307, 308);
    private static final String DEFAULT_PORT = "8080";

    public static void main(String... arguments) throws IOException {
        switch (arguments.length == 1 ? arguments[0] : "") {
            case HEALTHY ->
                    System.exit(
                            lives(System.getenv().getOrDefault("QUARKUS_HTTP_PORT", DEFAULT_PORT))
                                    ? 0
                                    : 1);
            case WorkerCommand.DECODE -> WorkerMain.main();
            default -> Quarkus.run(arguments);
        }
    }

    private static boolean lives(String port) {
        try {
            var question = URI.create("http://127.0.0.1:" + port + "/q/health/live").toURL();
            var connection = (HttpURLConnection) question.openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setInstanceFollowRedirects(false);
            return SAYS_THAT_IT_LIVES.contains(connection.getResponseCode());
        } catch (IOException silent) {
            return false;
        }
    }
}
