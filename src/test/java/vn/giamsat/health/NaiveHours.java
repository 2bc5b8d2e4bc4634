package vn.giamsat.health;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giamsat.probe.Rung;

/// The hours of one camera from its samples, computed as simply as can be.
final class NaiveHours {
    private NaiveHours() {}

    static List<CameraHour> of(List<Sample> samples) {
        return samples.stream()
                .collect(
                        Collectors.groupingBy(
                                sample -> sample.trace().startedAt().truncatedTo(ChronoUnit.HOURS),
                                TreeMap::new,
                                Collectors.toList()))
                .entrySet()
                .stream()
                .map(hour -> hour(hour.getKey(), hour.getValue()))
                .toList();
    }

    private static CameraHour hour(Instant from, List<Sample> samples) {
        var judged = samples.stream().filter(sample -> sample.state() != null).toList();
        ToIntFunction<HealthState> after =
                state -> (int) judged.stream().filter(it -> it.state() == state).count();
        return new CameraHour(
                from,
                after.applyAsInt(HealthState.UNKNOWN),
                after.applyAsInt(HealthState.UP),
                after.applyAsInt(HealthState.DEGRADED),
                after.applyAsInt(HealthState.DOWN),
                samples.size() - judged.size(),
                rungs(judged),
                timings(judged),
                spread(judged.stream().map(Sample::bits)),
                spread(judged.stream().map(Sample::frames)));
    }

    private static List<RungCount> rungs(List<Sample> judged) {
        return Arrays.stream(Rung.values())
                .map(rung -> new RungCount(rung, reaching(judged, rung)))
                .filter(count -> count.probes() > 0)
                .toList();
    }

    private static int reaching(List<Sample> judged, Rung rung) {
        return (int) judged.stream().filter(it -> it.trace().reached() == rung).count();
    }

    private static List<TimingSpread> timings(List<Sample> judged) {
        return Arrays.stream(Rung.values())
                .filter(rung -> judged.stream().anyMatch(it -> it.milliseconds(rung) != null))
                .map(rung -> timing(judged, rung))
                .toList();
    }

    private static TimingSpread timing(List<Sample> judged, Rung rung) {
        var spread = spread(judged.stream().map(sample -> sample.milliseconds(rung)));
        return new TimingSpread(
                rung, (int) spread.least(), (int) spread.median(), (int) spread.most());
    }

    private static Spread spread(Stream<? extends Number> figures) {
        var sorted =
                figures.filter(Objects::nonNull)
                        .mapToDouble(Number::doubleValue)
                        .sorted()
                        .toArray();
        return sorted.length == 0
                ? null
                : new Spread(sorted[0], sorted[(sorted.length - 1) / 2], sorted[sorted.length - 1]);
    }
}
