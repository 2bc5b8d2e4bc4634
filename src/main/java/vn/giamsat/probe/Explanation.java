package vn.giamsat.probe;

import static vn.giamsat.probe.FailureCode.BITRATE_MISMATCH;
import static vn.giamsat.probe.FailureCode.CODEC_MISMATCH;
import static vn.giamsat.probe.FailureCode.FPS_LOW;
import static vn.giamsat.probe.FailureCode.OVEREXPOSED;
import static vn.giamsat.probe.FailureCode.RESOLUTION_MISMATCH;
import static vn.giamsat.probe.FailureCode.VIDEO_BLACK;
import static vn.giamsat.probe.FailureCode.VIDEO_BLUR;
import static vn.giamsat.probe.FailureCode.VIDEO_COLOUR_CAST;
import static vn.giamsat.probe.FailureCode.VIDEO_COVERED;
import static vn.giamsat.probe.FailureCode.VIDEO_FROZEN;
import static vn.giamsat.probe.FailureCode.VIDEO_MOVED;
import static vn.giamsat.probe.FailureCode.VIDEO_NOISE;
import static vn.giamsat.probe.FailureCode.VIDEO_NOSIGNAL_CARD;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Which of the things that are wrong with one picture and its stream are told: those that no
/// graver one explains. A black picture is uniform and without an edge too, and takes few bits;
/// that says nothing more of its camera. Pure.
public final class Explanation {
    /// What would be told beyond these is the least grave.
    public static final int MOST = 8;

    private static final Set<FailureCode> OF_PICTURES =
            EnumSet.range(VIDEO_BLACK, VIDEO_NOSIGNAL_CARD);

    private static final Map<FailureCode, Set<FailureCode>> EXPLAINED =
            Map.of(
                    VIDEO_BLACK, with(OF_PICTURES, BITRATE_MISMATCH),
                    VIDEO_NOISE, with(OF_PICTURES, BITRATE_MISMATCH),
                    VIDEO_NOSIGNAL_CARD,
                            with(
                                    OF_PICTURES,
                                    CODEC_MISMATCH,
                                    RESOLUTION_MISMATCH,
                                    FPS_LOW,
                                    BITRATE_MISMATCH),
                    VIDEO_COVERED,
                            Set.of(VIDEO_MOVED, VIDEO_BLUR, VIDEO_COLOUR_CAST, BITRATE_MISMATCH),
                    OVEREXPOSED, Set.of(VIDEO_BLUR, VIDEO_COLOUR_CAST, BITRATE_MISMATCH),
                    VIDEO_MOVED, Set.of(VIDEO_BLUR, VIDEO_COLOUR_CAST),
                    VIDEO_FROZEN, Set.of(BITRATE_MISMATCH));

    private Explanation() {}

    private static Set<FailureCode> with(Set<FailureCode> codes, FailureCode... more) {
        var all = EnumSet.copyOf(codes);
        all.addAll(List.of(more));
        return all;
    }

    /// Each code once, at most [#MOST].
    ///
    /// @param found the gravest first
    public static List<Failure> told(Stream<Failure> found) {
        var told = new ArrayList<Failure>();
        var known = EnumSet.noneOf(FailureCode.class);
        found.forEach(
                failure -> {
                    if (told.size() < MOST && known.add(failure.code())) {
                        told.add(failure);
                        known.addAll(EXPLAINED.getOrDefault(failure.code(), Set.of()));
                    }
                });
        return List.copyOf(told);
    }
}
