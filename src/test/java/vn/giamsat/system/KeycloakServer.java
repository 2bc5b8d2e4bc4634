package vn.giamsat.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A real Keycloak with the realm of `src/main/docker/keycloak` and its people of development, as a
/// process of its own. It keeps its data in memory: each start is a first start.
final class KeycloakServer implements AutoCloseable {
    static final String ADMINISTRATOR = "administrator";

    private static final Pattern PLACES = Pattern.compile("http://[^/]+/(realms|admin)/");

    private static final Path REALM = Path.of("src/main/docker/keycloak");
    private static final List<Path> IMPORTED =
            List.of(
                    REALM.resolve("giamsat-realm.json"),
                    REALM.resolve("development/giamsat-users-0.json"));

    private final Process process;
    private final String address;
    private final Path log;

    private KeycloakServer(Process process, String address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    static KeycloakServer launch() {
        try {
            var home = home();
            layOut(home.resolve("data/import"));
            var port = Integer.toString(ServiceProcess.freePort());
            var log = Files.createTempFile(Path.of("target"), "keycloak-", ".log");
            var process =
                    command(home, port)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            return new KeycloakServer(process, "http://127.0.0.1:" + port, log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Where Maven unpacked the one version.
    private static Path home() throws IOException {
        try (var unpacked = Files.list(Path.of("target/keycloak").toAbsolutePath())) {
            return unpacked.filter(folder -> folder.getFileName().toString().startsWith("keycloak"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    private static void layOut(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var file : IMPORTED) {
            Files.copy(
                    file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static ProcessBuilder command(Path home, String port) {
        var builder =
                new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port);
        var environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMINISTRATOR);
        environment.put("GIAMSAT_SPA_ORIGIN", CorsIT.SPA);
        return builder;
    }

    /// The first start in a folder also builds, which doubles its time.
    void awaitReady() {
        try (var http = HttpClient.newHttpClient()) {
            var question =
                    HttpRequest.newBuilder(
                                    URI.create(realm() + "/.well-known/openid-configuration"))
                            .timeout(Duration.ofSeconds(10))
                            .build();
            Await.until(
                    "Keycloak is ready, see " + log,
                    Duration.ofMinutes(4),
                    () -> answers(http, question));
        }
    }

    private boolean answers(HttpClient http, HttpRequest question) {
        if (!process.isAlive()) {
            throw new AssertionError("Keycloak ended, see " + log);
        }
        try {
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// Whether the address is one of Keycloak's, which are none of the service's.
    static boolean answers(String address) {
        return PLACES.matcher(address).lookingAt();
    }

    String address() {
        return address;
    }

    /// The issuer of the realm's tokens.
    String realm() {
        return address + "/realms/giamsat";
    }

    String endpoint(String name) {
        return realm() + "/protocol/openid-connect/" + name;
    }

    /// The script either became Java or waits for it as its child.
    @Override
    public void close() {
        Stream.concat(process.descendants().toList().stream(), Stream.of(process.toHandle()))
                .forEach(KeycloakServer::end);
    }

    private static void end(ProcessHandle running) {
        running.destroy();
        running.onExit()
                .completeOnTimeout(running, 20, TimeUnit.SECONDS)
                .thenAccept(ProcessHandle::destroyForcibly)
                .join();
    }
}
