package vn.giamsat.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.giamsat.system.Await;

/// How long it takes from a camera's death until who listens to `/events` hears of its incident,
/// and from the death of a whole facility until the one incident of the facility: `./mvnw verify
/// -Dtest=CursorTest -Dit.test=IncidentBenchmark`. Who died accepts connections and says nothing,
/// so that each probe takes its whole limit, as with a camera without power. The deaths fall at
/// different times in the interval.
class IncidentBenchmark {
    private static final int CAMERAS = Integer.getInteger("cameras", 2_000);
    private static final int DEATHS = Integer.getInteger("deaths", 60);
    private static final int FACILITIES = Integer.getInteger("facilities", 8);
    private static final Duration SETTLING = Duration.ofSeconds(Integer.getInteger("settling", 90));
    private static final Duration INTERVAL = Duration.ofSeconds(60);
    private static final Duration GOAL = INTERVAL.plusSeconds(25);
    private static final Duration GIVEN_UP = GOAL.multipliedBy(2);

    /// One of each facility that loses a single camera.
    private static final int VICTIM = 3;

    private final Table table =
            new Table("from ... to its incident, s", "deaths", "min", "median", "max", "to reach");

    @Test
    void tellsDeathsInTime() {
        try (var fleet = RunningFleet.of(CAMERAS);
                var ear = IncidentEar.of(fleet.service())) {
            Await.pause(SETTLING);
            cameras(fleet, ear);
            facilities(fleet, ear);
        } finally {
            table.print();
        }
    }

    private void cameras(RunningFleet fleet, IncidentEar ear) {
        var deaths =
                IntStream.range(0, DEATHS)
                        .map(facility -> facility * SpreadCameras.PER_FACILITY + VICTIM)
                        .mapToObj(IncidentBenchmark::ofCamera)
                        .toList();
        measure("the death of a camera", deaths, fleet, ear);
    }

    /// Of different provinces, whose cameras are not many enough for an incident of the province.
    private void facilities(RunningFleet fleet, IncidentEar ear) {
        var deaths =
                IntStream.range(0, FACILITIES)
                        .map(province -> (province + 1) * SpreadCameras.FACILITIES_TOGETHER - 1)
                        .mapToObj(IncidentBenchmark::ofFacility)
                        .toList();
        measure("the death of a facility with 20 cameras", deaths, fleet, ear);
    }

    /// @param numbers of the cameras that die, as a pattern
    /// @param level of the incident that is to be told
    /// @param id of the camera or facility that it is of
    private record Death(String numbers, String level, UUID id) {
        Optional<Instant> heard(IncidentEar ear) {
            return ear.heard("\"level\":\"" + level + "\"", id.toString());
        }
    }

    private static Death ofCamera(int number) {
        return new Death(Integer.toString(number), "CAMERA", SpreadCameras.camera(number));
    }

    private static Death ofFacility(int number) {
        return new Death(
                SpreadCameras.ofFacility(number), "FACILITY", SpreadCameras.facility(number));
    }

    private void measure(String what, List<Death> deaths, RunningFleet fleet, IncidentEar ear) {
        var times = new ArrayList<Instant>();
        for (var death : deaths) {
            times.add(Instant.now());
            fleet.silence(death.numbers());
            Await.pause(INTERVAL.dividedBy(deaths.size()));
        }
        Progress.tell("%s: %d died", what, deaths.size());
        try {
            Await.until(
                    "all deaths are told",
                    GIVEN_UP,
                    () -> deaths.stream().allMatch(death -> death.heard(ear).isPresent()));
        } finally {
            row(what, deaths, times, ear);
        }
    }

    private void row(String what, List<Death> deaths, List<Instant> times, IncidentEar ear) {
        var seconds =
                IntStream.range(0, deaths.size())
                        .boxed()
                        .flatMap(
                                number ->
                                        deaths
                                                .get(number)
                                                .heard(ear)
                                                .map(at -> seconds(times.get(number), at))
                                                .stream())
                        .sorted()
                        .toList();
        if (!seconds.isEmpty()) {
            table.row(
                    what,
                    "%d of %d told".formatted(seconds.size(), deaths.size()),
                    "%.1f".formatted(seconds.getFirst()),
                    "%.1f".formatted(seconds.get(seconds.size() / 2)),
                    "%.1f".formatted(seconds.getLast()),
                    "≤ " + GOAL.toSeconds());
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }
}
