package vn.giamsat.benchmark;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.giamsat.system.Await;

/// Other work that takes the machine from a service for a while, and how soon it is punctual again.
final class Disturbance {
    /// Twice as many as the machine has cores: the service gets a third to a half of its own.
    private static final int THREADS = 2 * Runtime.getRuntime().availableProcessors();

    private static final Duration LOOK_EVERY = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final RunningFleet fleet;
    private double latest;
    private double fewestUp = Double.MAX_VALUE;
    private double mostDown;

    private Disturbance(RunningFleet fleet) {
        this.fleet = fleet;
    }

    /// Disturbs the fleet for so long, and then waits for it.
    static Map<String, String> of(RunningFleet fleet, Duration length) {
        Progress.tell("other work for %d s", length.toSeconds());
        var disturbance = new Disturbance(fleet);
        var before = fleet.scrape();
        disturbance.work(length);
        Progress.tell("no other work any more");
        var recovered = disturbance.recovery();
        var dropped = FleetFigures.dropped(fleet.scrape()) - FleetFigures.dropped(before);
        return disturbance.figures(length, recovered, dropped);
    }

    private void work(Duration length) {
        var over = new AtomicBoolean();
        for (var thread = 0; thread < THREADS; thread++) {
            Thread.ofPlatform().daemon().start(() -> spin(over));
        }
        try {
            var end = System.nanoTime() + length.toNanos();
            while (System.nanoTime() < end) {
                Await.pause(LOOK_EVERY);
                look();
            }
        } finally {
            over.set(true);
        }
    }

    private static void spin(AtomicBoolean over) {
        while (!over.get()) {
            Thread.onSpinWait();
        }
    }

    /// How long until the percentiles of the last two minutes are within the goal.
    private Duration recovery() {
        var began = System.nanoTime();
        while (look() > FleetFigures.GOAL_MILLISECONDS) {
            if (sinceNanos(began).compareTo(LONGEST) > 0) {
                throw new IllegalStateException("late for ever");
            }
            Await.pause(LOOK_EVERY);
        }
        return sinceNanos(began);
    }

    private static Duration sinceNanos(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private double look() {
        var scrape = fleet.scrape();
        var late = FleetFigures.latenessOfUp(scrape);
        latest = Math.max(latest, late);
        fewestUp = Math.min(fewestUp, FleetFigures.up(scrape));
        mostDown = Math.max(mostDown, FleetFigures.down(scrape));
        Progress.tell(
                "start lateness p99 %.0f ms, UP %.0f, started %.0f, pictures %.0f, running %.0f, no decoder %.0f, dropped %.0f",
                late,
                FleetFigures.up(scrape),
                FleetFigures.started(scrape),
                FleetFigures.pictures(scrape),
                scrape.value("giamsat_probes_running"),
                FleetFigures.undecoded(scrape),
                FleetFigures.dropped(scrape));
        return late;
    }

    private Map<String, String> figures(Duration length, Duration recovered, double dropped) {
        var seconds = length.toSeconds();
        var figures = new LinkedHashMap<String, String>();
        figures.put(
                "other work for %d s: start lateness, 99th percentile, s".formatted(seconds),
                "%.0f".formatted(latest / 1000));
        figures.put("... until it is within a second again, s", "" + recovered.toSeconds());
        figures.put("... probes dropped meanwhile", "%.0f".formatted(dropped));
        figures.put("... fewest cameras UP meanwhile", "%.0f".formatted(fewestUp));
        figures.put("... most cameras DOWN meanwhile", "%.0f".formatted(mostDown));
        return figures;
    }
}
