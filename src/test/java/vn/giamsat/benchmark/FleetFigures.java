package vn.giamsat.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import vn.giamsat.system.Await;

/// What watching a fleet costs and how punctual it is, over some time. Percentiles are of the last
/// two minutes before each look, and looks are so far apart at most: told is the worst look, of
/// replicas that of the worst.
final class FleetFigures {
    static final String DOWN = "cameras DOWN at the end";
    static final String LATENESS = "start lateness, 99th percentile, ms";
    static final String LATENESS_OF_UP = "... of cameras that are UP";
    static final String LATEST = "start lateness, max, ms";
    static final String DROPPED = "probes dropped (no decoder free, broken off by us)";
    static final String SERVICE = "CPU of the service, share of one core";
    static final String BOTH = "CPU of service and decoders, share of one core";
    static final String MEMORY = "memory of the service (heap and native, RSS), MB";
    static final String BOTH_MEMORY = "memory of service and decoders, MB";
    static final String ROWS = "rows written a second, without last pictures";

    static final double GOAL_MILLISECONDS = 1_000;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);
    private static final String PROBES = "giamsat_probes_total";
    private static final String LATE_BY = "giamsat_probe_start_lateness_seconds";
    private static final String DELAY = "giamsat_event_loop_delay_seconds";

    private final RunningFleet fleet;
    private final Map<String, String> figures = new LinkedHashMap<>();
    private final List<Look> looks = new ArrayList<>();

    private FleetFigures(RunningFleet fleet) {
        this.fleet = fleet;
    }

    private record Look(Scrape scrape, double serviceMegabytes, double decoderMegabytes) {}

    /// The order of the figures is that of the table.
    static Map<String, String> of(RunningFleet fleet, Duration length) {
        var measured = new FleetFigures(fleet);
        var before = Reading.of(fleet);
        measured.lookOn(length);
        measured.figures(before, Reading.of(fleet));
        return measured.figures;
    }

    private void lookOn(Duration length) {
        var left = length;
        while (left.isPositive()) {
            var next = left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY;
            Await.pause(next);
            look();
            left = left.minus(next);
        }
    }

    private void look() {
        var look =
                new Look(
                        fleet.scrape(),
                        fleet.residentMegabytes(),
                        fleet.decodersResidentMegabytes());
        looks.add(look);
        Progress.tell(
                "%d cameras, UP %.0f, start lateness p99 %.0f ms, max %.0f ms, late %.0f, dropped %.0f, waiting %.0f, RSS %.0f MB",
                fleet.count(),
                up(look.scrape()),
                quantile("0.99").applyAsDouble(look),
                latest(look),
                look.scrape().value("giamsat_probe_late_total"),
                dropped(look.scrape()),
                look.scrape().value("giamsat_probes_waiting"),
                look.serviceMegabytes());
    }

    private void figures(Reading before, Reading after) {
        put("cameras UP at the end", "%.0f", up(after.scrape()));
        put(DOWN, "%.0f", down(after.scrape()));
        punctuality(before, after);
        memory();
        work(before, after);
        costs(before, after);
    }

    private void punctuality(Reading before, Reading after) {
        Function<String, Double> grown =
                name -> after.scrape().value(name) - before.scrape().value(name);
        var started = started(after.scrape()) - started(before.scrape());
        var seconds = after.secondsSince(before);
        put("probes a second", "%.1f", started / seconds);
        put(
                "of them pictures",
                "%.1f",
                (pictures(after.scrape()) - pictures(before.scrape())) / seconds);
        put("start lateness, median, ms", "%.0f", median(quantile("0.5")));
        put(LATENESS, "%.0f", worst(quantile("0.99")));
        put(LATENESS_OF_UP, "%.0f", worst(look -> latenessOfUp(look.scrape())));
        put(LATEST, "%.0f", worst(FleetFigures::latest));
        put("probes late (> 1 s after due)", "%.0f", grown.apply("giamsat_probe_late_total"));
        put("probes without a connection", "%.0f", grown(before, after, "reason=\"TCP_TIMEOUT\""));
        put("probes without an answer", "%.0f", grown(before, after, "reason=\"RTSP_TIMEOUT\""));
        put(DROPPED, "%.0f", dropped(after.scrape()) - dropped(before.scrape()));
        put("... no decoder free", "%.0f", undecoded(after.scrape()) - undecoded(before.scrape()));
        put("event loop delay, max, ms", "%.0f", worst(look -> milliseconds(look, DELAY + "_max")));
        put(
                "event loop blocked > 100 ms, times",
                "%.0f",
                grown.apply("giamsat_event_loop_blocked_total"));
    }

    private static double grown(Reading before, Reading after, String label) {
        return after.scrape().sum(PROBES, label) - before.scrape().sum(PROBES, label);
    }

    private void memory() {
        put(MEMORY, "%.0f", worst(Look::serviceMegabytes));
        put("memory of its decoders, MB", "%.0f", worst(Look::decoderMegabytes));
        put(BOTH_MEMORY, "%.0f", worst(look -> look.serviceMegabytes() + look.decoderMegabytes()));
    }

    private void work(Reading before, Reading after) {
        share(SERVICE, before, after, Reading::service);
        share("CPU of its decoders", before, after, Reading::decoders);
        share(BOTH, before, after, it -> it.service().plus(it.decoders()));
        share("CPU of the simulated cameras", before, after, Reading::cameras);
        share("CPU of PostgreSQL", before, after, Reading::database);
        share("CPU of the whole machine", before, after, Reading::machine);
        var seconds = after.secondsSince(before);
        put(ROWS, "%.0f", (after.rows() - before.rows()) / seconds);
        put(
                "last pictures written a second",
                "%.0f",
                (after.pictures() - before.pictures()) / seconds);
    }

    private void costs(Reading before, Reading after) {
        var used = after.service().plus(after.decoders());
        var micros = used.minus(before.service()).minus(before.decoders()).toNanos() / 1e3;
        var minutes = after.secondsSince(before) / 60;
        put("CPU for each camera and minute, µs", "%.0f", micros / minutes / fleet.count());
        var kilobytes = (worst(Look::serviceMegabytes) - fleet.emptyMegabytes()) * 1024;
        put(
                "memory for each camera beyond an empty service, kB",
                "%.1f",
                kilobytes / fleet.count());
    }

    private void share(
            String what, Reading before, Reading after, Function<Reading, Duration> cpu) {
        var used = cpu.apply(after).minus(cpu.apply(before)).toMillis() / 1e3;
        put(what, "%.2f", used / after.secondsSince(before));
    }

    static double up(Scrape scrape) {
        return scrape.value("giamsat_cameras{state=\"UP\"}");
    }

    static double down(Scrape scrape) {
        return scrape.value("giamsat_cameras{state=\"DOWN\"}");
    }

    static double started(Scrape scrape) {
        return scrape.sum(LATE_BY + "_count", "state=");
    }

    static double pictures(Scrape scrape) {
        return scrape.sum(PROBES, "rung=\"VERIFIED\"");
    }

    private static double latest(Look look) {
        return 1000 * look.scrape().most(LATE_BY + "_max", "state=");
    }

    /// Of all cameras at most that of the state whose cameras are the latest.
    private static ToDoubleFunction<Look> quantile(String which) {
        return look -> 1000 * look.scrape().most(LATE_BY, "quantile=\"" + which + "\"");
    }

    /// The 99th percentile, in milliseconds.
    static double latenessOfUp(Scrape scrape) {
        return 1000 * scrape.most(LATE_BY, "{state=\"UP\",quantile=\"0.99\"}");
    }

    /// Pictures for which no decoder was free.
    static double undecoded(Scrape scrape) {
        return scrape.sum(PROBES, "reason=\"PROBE_BUSY\"");
    }

    static double dropped(Scrape scrape) {
        return scrape.sum(PROBES, "reason=\"PROBE_");
    }

    private static double milliseconds(Look look, String seconds) {
        return 1000 * look.scrape().most(seconds);
    }

    private double worst(ToDoubleFunction<Look> figure) {
        return looks.stream().mapToDouble(figure).max().orElseThrow();
    }

    private double median(ToDoubleFunction<Look> figure) {
        return looks.stream().mapToDouble(figure).sorted().toArray()[looks.size() / 2];
    }

    private void put(String what, String format, double value) {
        figures.put(what, format.formatted(value));
    }
}
