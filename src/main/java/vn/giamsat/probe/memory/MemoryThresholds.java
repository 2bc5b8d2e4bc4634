package vn.giamsat.probe.memory;

import java.time.Duration;

/// When a picture counts as bad beside what is remembered; the components are explained in
/// [MemoryConfig].
public record MemoryThresholds(
        int pictures,
        double sameShare,
        Duration freezeAfter,
        double coveredEdges,
        double coveredSpread,
        double coveredChange,
        double blurredSharpness,
        double colourDistance,
        double movedLikeness,
        double noise) {
    public static final MemoryThresholds DEFAULTS =
            new MemoryThresholds(8, 0.9, Duration.ofMinutes(2), 0.15, 0.7, 4, 0.7, 11, 0.84, 12);

    public MemoryThresholds {
        within("giamsat.memory.pictures", pictures, 1, 1_000);
        within("giamsat.memory.same-share", sameShare, 0.5, 1);
        within("giamsat.memory.freeze-after in s", freezeAfter.toSeconds(), 1, 86_400);
        within("giamsat.memory.covered-edges", coveredEdges, 0, 1);
        within("giamsat.memory.covered-spread", coveredSpread, 0, 1);
        within("giamsat.memory.covered-change", coveredChange, 0, 255);
        within("giamsat.memory.blurred-sharpness", blurredSharpness, 0, 1);
        within("giamsat.memory.colour-distance", colourDistance, 0, 100);
        within("giamsat.memory.moved-likeness", movedLikeness, -1, 1);
        within("giamsat.memory.noise", noise, 1, 400);
    }

    static MemoryThresholds of(MemoryConfig config) {
        return new MemoryThresholds(
                config.pictures(),
                config.sameShare(),
                config.freezeAfter(),
                config.coveredEdges(),
                config.coveredSpread(),
                config.coveredChange(),
                config.blurredSharpness(),
                config.colourDistance(),
                config.movedLikeness(),
                config.noise());
    }

    private static void within(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s is %s; set it to %s–%s".formatted(key, value, least, most));
        }
    }

    /// Whether enough was seen to say what is usual.
    boolean knows(Usual usual) {
        return usual.pictures() >= pictures;
    }
}
