package vn.giamsat.probe.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.PictureSignature;
import vn.giamsat.probe.Viewpoint;

/// A picture beside what is remembered of its camera: what the memory checks look at. Pure.
///
/// @param usual by the light of this picture
/// @param barest what the camera sees at least by any light
/// @param usualNoise by whatever light there is most; null while it is not known
/// @param change since the last picture, 0–255; the most before the first one
/// @param sameShare of the last picture and this, 0–1
/// @param sameSince when the first picture in a row was taken that was the same as this
/// @param taken when this one was
/// @param nothingStayed whether it is noisy and shows nothing of what the last picture showed
/// @param likeness of this picture and the reference picture, -1 to 1; null where there is none to
///     compare with
record Sighting(
        Seen seen,
        Usual usual,
        Usual barest,
        @Nullable Double usualNoise,
        double change,
        double sameShare,
        Instant sameSince,
        Instant taken,
        boolean nothingStayed,
        @Nullable Double likeness) {
    private static final double MOST_CHANGE = 255;

    /// Above what two pictures of noise have by chance; where the scene stayed it is near 1.
    private static final double LEAST_LIKENESS = 0.6;

    static Sighting of(
            Seen seen, Instant taken, PictureMemory memory, MemoryThresholds thresholds) {
        var latest = memory.latest();
        var same = latest == null ? 0 : seen.signature().sameShare(latest);
        return new Sighting(
                seen,
                memory.usual(Light.of(seen.facts())),
                memory.barest(thresholds),
                memory.usualNoise(thresholds),
                latest == null ? MOST_CHANGE : seen.signature().change(latest),
                same,
                same >= thresholds.sameShare() ? memory.sameSince() : taken,
                taken,
                nothingStayed(seen, latest, thresholds),
                null);
    }

    /// The same beside the reference picture.
    Sighting beside(References references, UUID cameraId, Viewpoint viewpoint) {
        return new Sighting(
                seen,
                usual,
                barest,
                usualNoise,
                change,
                sameShare,
                sameSince,
                taken,
                nothingStayed,
                references.likeness(cameraId, viewpoint).orElse(null));
    }

    /// Whether what stands where in a noisy picture has no more in common with the last one than
    /// two of noise have.
    private static boolean nothingStayed(
            Seen seen, @Nullable PictureSignature latest, MemoryThresholds thresholds) {
        return latest != null
                && seen.facts().noise() >= thresholds.noise()
                && Relief.of(latest.squares())
                        .likeness(Relief.of(seen.signature().squares()))
                        .map(likeness -> likeness < LEAST_LIKENESS)
                        .orElse(false);
    }

    /// For how long the camera has shown this picture.
    Duration still() {
        return Duration.between(sameSince, taken);
    }
}
