package vn.giamsat.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.giamsat.system.Await;
import vn.giamsat.system.ServiceProcess;
import vn.giamsat.system.TestDatabase;
import vn.giamsat.system.TestIssuer;

/// 2,000 simulated cameras at a 60 s interval with service, simulator and database on one machine:
/// `./mvnw verify -Dtest=CursorTest -Dit.test=FleetBenchmark`. The service runs as packaged, in
/// production profile, and is asked through its own metrics and the kernel's books.
class FleetBenchmark {
    private static final int CAMERAS = Integer.getInteger("cameras", 2_000);
    private static final Duration SETTLING = Duration.ofSeconds(Integer.getInteger("settling", 90));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("seconds", 180));

    private final Table table = new Table("what", "measured", "to reach");

    @Test
    void watchesTheFleet() {
        try (var database = TestDatabase.start();
                var issuer = TestIssuer.start();
                var cameras = SimulatorProcess.start();
                var service = ServiceProcess.start(settings(database, issuer), "-Xmx320m")) {
            database.enterPeople();
            importFleet(service, issuer, cameras.port());
            Await.until(
                    "every camera is known",
                    Duration.ofMinutes(3),
                    () -> metric(service, "giamsat_cameras_watched") == CAMERAS);
            pause(SETTLING);
            measure(service, cameras);
            row(
                    "cameras up",
                    metric(service, "giamsat_cameras{state=\"UP\"}"),
                    "%.0f",
                    Integer.toString(CAMERAS));
        }
        table.print();
    }

    private void measure(ServiceProcess service, SimulatorProcess cameras) {
        var start = Instant.now();
        var cpu = CpuTime.of(service.pid());
        var cameraCpu = CpuTime.of(cameras.pid());
        var probes = metric(service, "giamsat_probe_duration_seconds_count");
        var late = metric(service, "giamsat_probe_late_total");
        var blocked = metric(service, "giamsat_event_loop_blocked_total");
        pause(MEASURED);
        var seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        var probed = metric(service, "giamsat_probe_duration_seconds_count") - probes;
        row("probes per second", probed / seconds, "%.1f", "%.1f".formatted(CAMERAS / 60.0));
        row(
                "late probes (> 1 s after due)",
                metric(service, "giamsat_probe_late_total") - late,
                "%.0f",
                "0");
        row(
                "start lateness, 99th percentile, ms",
                1000 * metric(service, "giamsat_probe_start_lateness_seconds{quantile=\"0.99\"}"),
                "%.0f",
                "< 1000");
        row(
                "event loop blocked > 100 ms, times",
                metric(service, "giamsat_event_loop_blocked_total") - blocked,
                "%.0f",
                "0");
        row(
                "event loop delay, max, ms",
                1000 * metric(service, "giamsat_event_loop_delay_seconds_max"),
                "%.0f",
                "≤ 100");
        row("RSS of the service, MB", residentMegabytes(service.pid()), "%.0f", "≤ 700");
        var taken = CpuTime.of(service.pid()).minus(cpu).toMillis();
        row("CPU of the service, share of one core", taken / 1000.0 / seconds, "%.2f", "");
        row("CPU per probe, all of the service, ms", taken / probed, "%.1f", "");
        row(
                "CPU of the simulator, share of one core",
                CpuTime.of(cameras.pid()).minus(cameraCpu).toMillis() / 1000.0 / seconds,
                "%.2f",
                "");
    }

    private static Map<String, String> settings(TestDatabase database, TestIssuer issuer) {
        var settings = new HashMap<String, String>();
        settings.put("giamsat.database.url", database.url());
        settings.put("giamsat.database.owner", "giamsat_owner");
        settings.put("giamsat.database.owner-password", "owner");
        settings.put("giamsat.database.app-password", "benchmark");
        settings.put("giamsat.credentials.key", "aW50ZWdyYXRpb24tdGVzdC1rZXktb2YtMzItYnl0ZXM=");
        settings.put("quarkus.oidc.auth-server-url", issuer.address());
        settings.put("giamsat.media.libraries", "target/ffmpeg");
        settings.put("giamsat.probe.allowed-networks", "127.0.0.0/8");
        return settings;
    }

    /// Through the import, 10,000 lines in one request; what is not to be watched is only planned.
    private void importFleet(ServiceProcess service, TestIssuer issuer, int port) {
        var facility = "01930000-0000-7000-8000-00000000be00";
        post(
                service,
                issuer,
                "facilities",
                "id,province,name,kind\n" + facility + ",2021-24,Đo,SCHOOL\n");
        var lines =
                IntStream.range(0, 10_000)
                        .mapToObj(number -> line(facility, port, number))
                        .collect(
                                Collectors.joining(
                                        "",
                                        "facilityId,name,zone,state,mainAddress,user,password\n",
                                        ""));
        var start = Instant.now();
        post(service, issuer, "cameras", lines);
        row(
                "import of 10,000 cameras in one request, s",
                Duration.between(start, Instant.now()).toMillis() / 1000.0,
                "%.1f",
                "< 30");
    }

    private static String line(String facility, int port, int number) {
        return "%s,Máy %d,CORRIDOR,%s,rtsp://127.3.%d.%d:%d/digest-sha256/h264/normal/%d,simulated,nhin-that-2021\n"
                .formatted(
                        facility,
                        number,
                        number < CAMERAS ? "IN_SERVICE" : "PLANNED",
                        number / 250,
                        1 + number % 250,
                        port,
                        number);
    }

    private static void post(ServiceProcess service, TestIssuer issuer, String what, String csv) {
        var answer =
                service.send(
                        HttpRequest.newBuilder(service.uri("/api/v1/imports/" + what))
                                .header(
                                        "Authorization",
                                        "Bearer " + issuer.token("national-operator"))
                                .header("Content-Type", "text/csv")
                                .POST(HttpRequest.BodyPublishers.ofString(csv))
                                .build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    answer.body().substring(0, Math.min(500, answer.body().length())));
        }
    }

    private static double metric(ServiceProcess service, String name) {
        return service.metrics()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
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

    private static void pause(Duration length) {
        var end = Instant.now().plus(length);
        Await.until("the time is over", length.plusSeconds(10), () -> Instant.now().isAfter(end));
    }

    private void row(String what, double value, String format, String toReach) {
        table.row(what, format.formatted(value), toReach);
    }
}
