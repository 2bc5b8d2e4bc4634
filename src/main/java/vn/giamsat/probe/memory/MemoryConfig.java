package vn.giamsat.probe.memory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The keys under `giamsat.memory`: when a picture counts as bad beside what its camera usually
/// shows. `VerdictBenchmark` measures what the defaults find and what they miss.
@ConfigMapping(prefix = "giamsat.memory")
public interface MemoryConfig {
    /// Good pictures by the same light, day or night, until what they show is usual, 1–1,000. Too
    /// small: the first rainy day is usual. Too big: a new camera is judged by itself for long.
    @WithDefault("8")
    int pictures();

    /// Share of the 144 squares of a picture, 0.5–1, that are the same as in the last one, down to
    /// the noise, from which it is the same picture. Too small: still scenes behind a coarse
    /// encoder are VIDEO_FROZEN. Too big: a clock that runs over a frozen picture hides it.
    @WithDefault("0.9")
    double sameShare();

    /// How long a camera shows the same picture until it is VIDEO_FROZEN, 1 s to 1 day. Too short:
    /// recorders that keep their last key frame ready are reported. Too long: so is the delay.
    @WithDefault("2m")
    Duration freezeAfter();

    /// Share of the usual edges, 0–1, below which a picture may be VIDEO_COVERED. Too small: a hand
    /// with structure hides. Too big: fog is reported.
    @WithDefault("0.15")
    double coveredEdges();

    /// Share of the usual spread of luma, 0–1, below which it may be VIDEO_COVERED. Too small:
    /// light that falls past the cover hides it. Too big: defocused lenses count as covered.
    @WithDefault("0.7")
    double coveredSpread();

    /// Mean change since the last picture apart from brightness, 0–255, up to which it may be
    /// VIDEO_COVERED. Too small: noise hides a cover. Too big: who passes close by covers.
    @WithDefault("4")
    double coveredChange();

    /// Share of the usual sharpness, 0–1, below which a picture is VIDEO_BLUR. Too small: only
    /// gross defocus is found. Too big: rain and dusk are reported.
    @WithDefault("0.7")
    double blurredSharpness();

    /// Distance of the mean colour from the usual one in percent of mean luma, 0–100, from which a
    /// picture is VIDEO_COLOUR_CAST. Too small: sunsets are reported. Too big: only gross casts are
    /// found.
    @WithDefault("11")
    double colourDistance();

    /// Likeness to the reference picture, -1 to 1, below which a camera is VIDEO_MOVED. Too small:
    /// cameras that were turned a little are missed. Too big: shadows and people are reported.
    @WithDefault("0.84")
    double movedLikeness();

    /// Noise in levels of luma, 1–400, from which a picture may be VIDEO_NOISE: when it is twice
    /// the usual, or when nothing stayed of the last picture. Too small: cameras that were turned
    /// to foliage or gravel are reported. Too big: snow that a coarse encoder smoothed is missed.
    @WithDefault("12")
    double noise();
}
