package vn.giamsat.probe.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.PictureSignature;

/// What is remembered of a camera. Immutable.
///
/// @param source tells the stream addresses of a camera apart: another one shows another scene
/// @param latest the last picture; null before the first one
/// @param sameSince when the first picture in a row was taken that was the same as the latest
/// @param day what is usual by daylight
/// @param night what is usual by infra-red or little light
public record PictureMemory(
        int source, @Nullable PictureSignature latest, Instant sameSince, Usual day, Usual night) {
    /// What is wrong by the baseline alone may be a new usual: cameras are turned and cleaned, and
    /// lamps changed. After some days it is learnt.
    private static final double PACE_OF_DOUBT = 1 / 16.0;

    static PictureMemory none(int source) {
        return new PictureMemory(source, null, Instant.EPOCH, Usual.NOTHING, Usual.NOTHING);
    }

    /// @param light as of the picture that is compared
    Usual usual(Light light) {
        return switch (light) {
            case DAY -> day;
            case NIGHT -> night;
        };
    }

    /// What the camera sees at least by any light that is known: a covered lens tells no light.
    Usual barest(MemoryThresholds thresholds) {
        return Stream.of(day, night)
                .filter(thresholds::knows)
                .min(Comparator.comparingDouble(Usual::edgeShare))
                .orElse(Usual.NOTHING);
    }

    /// The noise by the light by which there is most of it; null where none is known.
    @Nullable Double usualNoise(MemoryThresholds thresholds) {
        return Stream.of(day, night)
                .filter(thresholds::knows)
                .map(Usual::noise)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /// The memory with one more picture.
    ///
    /// @param good whether nothing is wrong with it, whoever would have found it
    PictureMemory with(Sighting sighting, boolean good) {
        var seen = sighting.seen();
        var teaches = !sighting.nothingStayed();
        return new PictureMemory(
                source,
                seen.signature(),
                sighting.sameSince(),
                teaches ? learnt(day, Light.DAY, seen, good) : day,
                teaches ? learnt(night, Light.NIGHT, seen, good) : night);
    }

    /// Only good pictures teach, and, slowly, those that are wrong by the baseline alone. Of snow
    /// nothing is to be learnt.
    private static Usual learnt(Usual usual, Light light, Seen seen, boolean good) {
        if (Light.of(seen.facts()) != light || seen.fault() != null) {
            return usual;
        }
        return usual.learn(seen, good ? 1 : PACE_OF_DOUBT);
    }
}
