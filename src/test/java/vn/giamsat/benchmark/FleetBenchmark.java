package vn.giamsat.benchmark;

import java.time.Duration;
import java.time.Instant;
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
                var service =
                        ServiceProcess.start(
                                ServiceFigures.settings(database, issuer), "-Xmx320m")) {
            database.enterPeople();
            var figures = new ServiceFigures(service, issuer);
            importFleet(figures, cameras.port());
            Await.until(
                    "every camera is known",
                    Duration.ofMinutes(3),
                    () -> figures.metric("giamsat_cameras_watched") == CAMERAS);
            Await.pause(SETTLING);
            measure(figures, cameras);
            row(
                    "cameras up",
                    figures.metric("giamsat_cameras{state=\"UP\"}"),
                    "%.0f",
                    Integer.toString(CAMERAS));
        }
        table.print();
    }

    private void measure(ServiceFigures figures, SimulatorProcess cameras) {
        var start = Instant.now();
        var cpu = figures.cpu();
        var cameraCpu = CpuTime.of(cameras.pid());
        var probes = figures.probes();
        var late = figures.metric("giamsat_probe_late_total");
        var blocked = figures.metric("giamsat_event_loop_blocked_total");
        Await.pause(MEASURED);
        var seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        var probed = figures.probes() - probes;
        row("probes per second", probed / seconds, "%.1f", "%.1f".formatted(CAMERAS / 60.0));
        row(
                "late probes (> 1 s after due)",
                figures.metric("giamsat_probe_late_total") - late,
                "%.0f",
                "0");
        row(
                "start lateness, 99th percentile, ms",
                1000 * figures.metric("giamsat_probe_start_lateness_seconds{quantile=\"0.99\"}"),
                "%.0f",
                "< 1000");
        row(
                "event loop blocked > 100 ms, times",
                figures.metric("giamsat_event_loop_blocked_total") - blocked,
                "%.0f",
                "0");
        row(
                "event loop delay, max, ms",
                1000 * figures.metric("giamsat_event_loop_delay_seconds_max"),
                "%.0f",
                "≤ 100");
        row("RSS of the service, MB", figures.residentMegabytes(), "%.0f", "≤ 700");
        var taken = figures.cpu().minus(cpu).toMillis();
        row("CPU of the service, share of one core", taken / 1000.0 / seconds, "%.2f", "");
        row("CPU per probe, all of the service, ms", taken / probed, "%.1f", "");
        row(
                "CPU of the simulator, share of one core",
                CpuTime.of(cameras.pid()).minus(cameraCpu).toMillis() / 1000.0 / seconds,
                "%.2f",
                "");
    }

    /// Through the import, 10,000 lines in one request; what is not to be watched is only planned.
    private void importFleet(ServiceFigures figures, int port) {
        figures.importTable("facilities", SimulatedCameras.facilities(1));
        var lines = new SimulatedCameras(port, "normal", 10_000, CAMERAS).csv();
        var start = Instant.now();
        figures.importTable("cameras", lines);
        row(
                "import of 10,000 cameras in one request, s",
                Duration.between(start, Instant.now()).toMillis() / 1000.0,
                "%.1f",
                "< 30");
    }

    private void row(String what, double value, String format, String toReach) {
        table.row(what, format.formatted(value), toReach);
    }
}
