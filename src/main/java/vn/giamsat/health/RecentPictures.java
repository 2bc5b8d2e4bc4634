package vn.giamsat.health;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.FailureCode;

/// The last pictures of a camera, the newest first, as long as they count. Probes that saw no
/// picture say nothing here.
public record RecentPictures(List<Picture> pictures) {
    static final RecentPictures NONE = new RecentPictures(List.of());

    public RecentPictures {
        pictures = List.copyOf(pictures);
    }

    /// What is remembered of a picture.
    ///
    /// @param takenAt when its probe began, to the microsecond, as it is stored
    /// @param verdicts what was wrong with it, the gravest first; none for a good one
    public record Picture(Instant takenAt, List<FailureCode> verdicts) {
        public Picture {
            takenAt = takenAt.truncatedTo(ChronoUnit.MICROS);
            verdicts = List.copyOf(verdicts);
        }

        private @Nullable String gravest() {
            return verdicts.isEmpty() ? null : verdicts.getFirst().name();
        }

        private Stream<FailureCode> further() {
            return verdicts.stream().skip(1);
        }
    }

    /// As they are stored. A picture whose time was not, before migration V063, is forgotten. What
    /// was wrong besides the gravest stands apart, with the times of its pictures: a replica of the
    /// version before leaves that as it was, and then some of it is of no picture any more.
    static RecentPictures read(Row row) {
        var verdicts = row.getArrayOfStrings("recent_verdicts");
        var times = row.getArrayOfOffsetDateTimes("recent_times");
        var further = further(row);
        return new RecentPictures(
                IntStream.range(0, Math.min(verdicts.length, times.length))
                        .mapToObj(at -> picture(times[at].toInstant(), verdicts[at], further))
                        .toList());
    }

    private static Map<Instant, List<FailureCode>> further(Row row) {
        var verdicts = row.getArrayOfStrings("further_verdicts");
        var times = row.getArrayOfOffsetDateTimes("further_times");
        var further = new HashMap<Instant, List<FailureCode>>();
        for (var at = 0; at < Math.min(verdicts.length, times.length); at++) {
            further.computeIfAbsent(times[at].toInstant(), _ -> new ArrayList<>())
                    .add(FailureCode.valueOf(verdicts[at]));
        }
        return further;
    }

    private static Picture picture(
            Instant takenAt, @Nullable String gravest, Map<Instant, List<FailureCode>> further) {
        return gravest == null
                ? new Picture(takenAt, List.of())
                : new Picture(
                        takenAt,
                        Stream.concat(
                                        Stream.of(FailureCode.valueOf(gravest)),
                                        further.getOrDefault(takenAt, List.of()).stream())
                                .toList());
    }

    /// The gravest of each, null for a good one.
    List<@Nullable String> verdicts() {
        var names = new ArrayList<@Nullable String>(pictures.size());
        pictures.forEach(picture -> names.add(picture.gravest()));
        return names;
    }

    List<String> times() {
        return pictures.stream().map(picture -> picture.takenAt().toString()).toList();
    }

    /// What was wrong besides the gravest, of all of them.
    List<String> furtherVerdicts() {
        return pictures.stream().flatMap(Picture::further).map(FailureCode::name).toList();
    }

    /// For each of these, when its picture was taken.
    List<String> furtherTimes() {
        return pictures.stream()
                .flatMap(picture -> picture.further().map(_ -> picture.takenAt().toString()))
                .toList();
    }

    /// One picture more, and without those that are too old beside it.
    RecentPictures with(Picture picture, Hysteresis hysteresis) {
        var oldest = picture.takenAt().minus(hysteresis.memory());
        var before = pictures.stream().filter(it -> !it.takenAt().isBefore(oldest));
        return new RecentPictures(
                Stream.concat(Stream.of(picture), before)
                        .limit(hysteresis.confirmation().pictures())
                        .toList());
    }

    /// How many of them had this verdict, whatever else they had.
    int count(FailureCode verdict) {
        return (int)
                pictures.stream().filter(picture -> picture.verdicts().contains(verdict)).count();
    }

    /// Whether the last one had this verdict.
    boolean beginsWith(FailureCode verdict) {
        return !pictures.isEmpty() && pictures.getFirst().verdicts().contains(verdict);
    }
}
