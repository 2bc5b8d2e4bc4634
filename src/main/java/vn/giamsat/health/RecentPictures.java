package vn.giamsat.health;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
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
    /// @param takenAt when its probe began
    /// @param verdict what was wrong with it; null for a good one
    public record Picture(Instant takenAt, @Nullable FailureCode verdict) {}

    /// As they are stored: names, null for a good picture. Of whom the time is not known, because
    /// it was not stored before migration V063, is forgotten.
    static RecentPictures read(@Nullable String[] verdicts, OffsetDateTime[] times) {
        return new RecentPictures(
                IntStream.range(0, Math.min(verdicts.length, times.length))
                        .mapToObj(
                                at ->
                                        new Picture(
                                                times[at].toInstant(),
                                                HealthViews.reason(verdicts[at])))
                        .toList());
    }

    List<@Nullable String> verdicts() {
        var names = new ArrayList<@Nullable String>(pictures.size());
        for (var picture : pictures) {
            names.add(picture.verdict() == null ? null : picture.verdict().name());
        }
        return names;
    }

    List<String> times() {
        return pictures.stream().map(picture -> picture.takenAt().toString()).toList();
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

    /// How many of them had this verdict.
    int count(FailureCode verdict) {
        return (int) pictures.stream().filter(picture -> picture.verdict() == verdict).count();
    }

    /// Whether the last one had this verdict.
    boolean beginsWith(FailureCode verdict) {
        return !pictures.isEmpty() && pictures.getFirst().verdict() == verdict;
    }
}
