package vn.giamsat.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import vn.giamsat.system.Await;
import vn.giamsat.system.ServiceProcess;
import vn.giamsat.system.TestDatabase;
import vn.giamsat.system.TestIssuer;
import vn.giamsat.system.TestSecrets;

/// What a running service and the kernel tell about it, and how it is set up to be measured.
record ServiceFigures(ServiceProcess service, TestIssuer issuer) {
    static Map<String, String> settings(TestDatabase database, TestIssuer issuer) {
        var settings = new HashMap<String, String>();
        settings.put("giamsat.database.url", database.url());
        settings.put("giamsat.database.owner", "giamsat_owner");
        settings.put("giamsat.database.owner-password", TestSecrets.OWNER_PASSWORD);
        settings.put("giamsat.database.app-password", "benchmark");
        settings.put("giamsat.credentials.key", "aW50ZWdyYXRpb24tdGVzdC1rZXktb2YtMzItYnl0ZXM=");
        settings.put("quarkus.oidc.auth-server-url", issuer.address());
        settings.put("giamsat.media.libraries", "target/ffmpeg");
        settings.put("giamsat.decoder.rest-after", "5s"); // an idle service has none
        settings.put("giamsat.schedule.picture-interval", "60s"); // each probe takes a picture
        settings.put("giamsat.probe.allowed-networks", "127.0.0.0/8");
        return settings;
    }

    /// Enters a table through the import of the API.
    ///
    /// @param what `facilities` or `cameras`
    void importTable(String what, String csv) {
        var answer =
                service.send(
                        asOperator("/api/v1/imports/" + what)
                                .header("Content-Type", "text/csv")
                                .POST(HttpRequest.BodyPublishers.ofString(csv))
                                .build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    answer.body().substring(0, Math.min(500, answer.body().length())));
        }
    }

    HttpRequest.Builder asOperator(String path) {
        return HttpRequest.newBuilder(service.uri(path)).header("Authorization", authorization());
    }

    String authorization() {
        return "Bearer " + issuer.token("national-operator");
    }

    double metric(String name) {
        return scrape().value(name);
    }

    /// All metrics as of one moment. One that has no answer within 20 s is told, and asked again.
    Scrape scrape() {
        try {
            return new Scrape(service.metrics());
        } catch (UncheckedIOException unanswered) {
            Progress.tell("a question for metrics has no answer: %s", unanswered);
            return new Scrape(service.metrics());
        }
    }

    /// Figures of cameras that are not as they should be would be figures of something else.
    void require(String state, int cameras) {
        Await.until(
                "all cameras are " + state,
                Duration.ofMinutes(2),
                () -> metric("giamsat_cameras{state=\"" + state + "\"}") == cameras);
    }

    double probes() {
        return metric("giamsat_probe_duration_seconds_count");
    }

    /// With its decoders.
    Duration cpu() {
        return CpuTime.ofFamily(service.pid());
    }

    double residentMegabytes() {
        return residentMegabytes(service.pid());
    }

    /// Pages that they share with the service and each other count in each of them.
    double decodersResidentMegabytes() {
        return ProcessHandle.of(service.pid())
                .orElseThrow()
                .children()
                .mapToDouble(decoder -> residentMegabytes(decoder.pid()))
                .sum();
    }

    private static double residentMegabytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
