package vn.giamsat.health;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.FailureCode;

/// What was wrong with each of the last pictures of a camera, the newest first; good ones are
/// empty. Probes that saw no picture say nothing here.
public record RecentPictures(List<Optional<FailureCode>> verdicts) {
    static final RecentPictures NONE = new RecentPictures(List.of());

    public RecentPictures {
        verdicts = List.copyOf(verdicts);
    }

    /// As they are stored: names, null for a good picture.
    static RecentPictures read(@Nullable String[] stored) {
        return new RecentPictures(
                Arrays.stream(stored)
                        .map(name -> Optional.ofNullable(name).map(FailureCode::valueOf))
                        .toList());
    }

    List<@Nullable String> stored() {
        var names = new ArrayList<@Nullable String>(verdicts.size());
        verdicts.forEach(verdict -> names.add(verdict.map(FailureCode::name).orElse(null)));
        return names;
    }

    /// One picture more.
    ///
    /// @param most how many are remembered
    RecentPictures with(@Nullable FailureCode verdict, int most) {
        var longer = new ArrayList<>(verdicts);
        longer.addFirst(Optional.ofNullable(verdict));
        return new RecentPictures(longer.subList(0, Math.min(most, longer.size())));
    }

    /// How many of them had this verdict.
    int count(@Nullable FailureCode verdict) {
        return (int) verdicts.stream().filter(it -> it.orElse(null) == verdict).count();
    }

    /// Whether the last one had this verdict.
    boolean beginsWith(FailureCode verdict) {
        return !verdicts.isEmpty() && verdicts.getFirst().equals(Optional.of(verdict));
    }
}
