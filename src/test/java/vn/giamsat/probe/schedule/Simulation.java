package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.schedule.Admissions.Pictures;
import vn.giamsat.registry.ProbeTargets.Watched;

/// Drives a timetable through made-up time in steps of the scheduler's tick, and checks in every
/// step what must always hold.
final class Simulation {
    static final Instant START = Instant.parse("2021-06-12T00:00:00Z");
    static final List<Duration> BACKOFF =
            Stream.of(1, 2, 5, 10, 15).map(Duration::ofMinutes).toList();
    private static final Duration TICK = Duration.ofMillis(20);

    final Timetable timetable;
    final List<Begun> begun = new ArrayList<>();
    private final int concurrency;
    private final PriorityQueue<Running> running =
            new PriorityQueue<>(Comparator.comparing(Running::ends));
    private final Set<String> busyEndpoints = new HashSet<>();
    private final Map<UUID, Integer> runningOf = new HashMap<>();
    private Function<Start, Duration> probeTime = _ -> Duration.ofMillis(800);
    private Function<Start, Next> verdict = _ -> Next.IN_TURN;
    private Pictures admitted = Pictures.ALL;
    Instant now = START;

    record Begun(Watched camera, Look look, Instant at, Duration lateness) {}

    private record Running(Start start, Instant ends) {}

    Simulation(int concurrency) {
        this(concurrency, pace(true, concurrency).tempo());
    }

    Simulation(int concurrency, Tempo tempo) {
        this.concurrency = concurrency;
        this.timetable = new Timetable(pace(true, concurrency).at(tempo), new Random(1));
    }

    static Pace pace(boolean byItself, int concurrency) {
        return new Pace(
                byItself,
                new Tempo(Duration.ofSeconds(60), Duration.ofMinutes(10)),
                0.05,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                concurrency,
                BACKOFF);
    }

    Simulation probesTake(Function<Watched, Duration> time) {
        return looksTake(start -> time.apply(start.camera()));
    }

    Simulation looksTake(Function<Start, Duration> time) {
        probeTime = time;
        return this;
    }

    Simulation verdicts(Function<Start, Next> next) {
        verdict = next;
        return this;
    }

    Simulation admits(Pictures pictures) {
        admitted = pictures;
        return this;
    }

    /// Cameras that were judged before.
    void put(List<Watched> cameras) {
        put(cameras, new Beginning.Seen(now));
    }

    void put(List<Watched> cameras, Beginning beginning) {
        var round = new Timetable.Round(0, timetable.newOrChanged(cameras), now);
        cameras.forEach(camera -> timetable.put(camera, beginning, round));
    }

    void run(Duration time) {
        for (var end = now.plus(time); now.isBefore(end); now = now.plus(TICK)) {
            step();
        }
    }

    void step() {
        while (!running.isEmpty() && !running.peek().ends().isAfter(now)) {
            end(running.poll().start());
        }
        for (var next = next(); next.isPresent(); next = next()) {
            begin(next.get());
        }
        assertThat(timetable.running()).isEqualTo(running.size());
    }

    private Optional<Start> next() {
        return timetable.next(now, admitted);
    }

    private void begin(Start start) {
        var camera = start.camera();
        assertThat(busyEndpoints.add(camera.address().endpoint())).as("one per endpoint").isTrue();
        assertThat(runningOf.merge(camera.cameraId(), 1, Integer::sum)).isEqualTo(1);
        begun.add(new Begun(camera, start.look(), now, start.lateness()));
        running.add(new Running(start, now.plus(probeTime.apply(start))));
        assertThat(running.size()).isLessThanOrEqualTo(concurrency);
    }

    private void end(Start start) {
        busyEndpoints.remove(start.camera().address().endpoint());
        runningOf.remove(start.camera().cameraId());
        timetable.finished(start, verdict.apply(start), now);
    }

    List<Instant> startsOf(Watched camera) {
        return startsOf(camera, look -> true);
    }

    /// From the beginning of one probe to that of the next.
    List<Duration> gapsOf(Watched camera) {
        var starts = startsOf(camera);
        return IntStream.range(1, starts.size())
                .mapToObj(next -> Duration.between(starts.get(next - 1), starts.get(next)))
                .toList();
    }

    List<Instant> picturesOf(Watched camera) {
        return startsOf(camera, look -> look == Look.PICTURE);
    }

    private List<Instant> startsOf(Watched camera, Predicate<Look> which) {
        return begun.stream()
                .filter(begun -> which.test(begun.look()))
                .filter(begun -> begun.camera().cameraId().equals(camera.cameraId()))
                .map(Begun::at)
                .toList();
    }

    /// How many probes began in each second since the given one.
    int[] perSecond(int fromSecond, int seconds) {
        var counts = new int[seconds];
        for (var start : begun) {
            var second = (int) Duration.between(START, start.at()).toSeconds() - fromSecond;
            if (second >= 0 && second < seconds) {
                counts[second]++;
            }
        }
        return counts;
    }

    long late(Duration after) {
        return begun.stream().filter(start -> start.lateness().compareTo(after) > 0).count();
    }
}
