package vn.giamsat.benchmark;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giamsat.system.Await;

/// Whether cameras that let limits run out make others wait: of a fleet that is well, two of the 20
/// cameras of each facility die at once, of 100,000 cameras 5,000 that accept connections and say
/// nothing, and 5,000 that nothing comes back from: `./mvnw verify -Dtest=CursorTest
/// -Dit.test=DeadCamerasBenchmark`. As many die of 50,000 with `-Dcameras=50000 -Ddying=2`.
///
/// These are at a simulator that is frozen: its backlog of 16 connections fills, and the system
/// drops what else wants to connect, as a network does in which nobody is there.
class DeadCamerasBenchmark {
    private static final int CAMERAS = Integer.getInteger("cameras", 100_000);
    private static final Duration SETTLING =
            Duration.ofSeconds(Integer.getInteger("settling", 120));
    private static final Duration BEFORE =
            Duration.ofSeconds(Integer.getInteger("before-seconds", 120));

    /// From the death on: the first probes of all cameras that died, and those that follow.
    private static final Duration WITH = Duration.ofSeconds(Integer.getInteger("seconds", 240));

    private static final Map<String, String> GOALS =
            Map.of(
                    FleetFigures.DOWN,
                    Integer.toString(
                            2 * SpreadCameras.DYING * CAMERAS / SpreadCameras.PER_FACILITY),
                    FleetFigures.LATENESS_OF_UP,
                    "as before",
                    FleetFigures.LATEST,
                    "as before",
                    FleetFigures.DROPPED,
                    "0");

    private Map<String, String> well = Map.of();
    private Map<String, String> someDead = Map.of();

    @Test
    void startsHealthyCamerasInTime() {
        try (var fleet = RunningFleet.of(CAMERAS)) {
            Await.pause(SETTLING);
            well = FleetFigures.of(fleet, BEFORE);
            Progress.tell("some cameras die");
            fleet.cutOffEleventh();
            fleet.silence(SpreadCameras.FIRST_OF_EACH_FACILITY);
            someDead = FleetFigures.of(fleet, WITH);
        } finally {
            print();
        }
    }

    /// What was measured, also when something failed after it.
    private void print() {
        var table = new Table("what", "all well", "some dead", "to reach");
        well.forEach(
                (what, value) ->
                        table.row(
                                what,
                                value,
                                someDead.getOrDefault(what, ""),
                                GOALS.getOrDefault(what, "")));
        table.print();
    }
}
