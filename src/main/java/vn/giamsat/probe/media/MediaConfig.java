package vn.giamsat.probe.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// The keys under `giamsat.media`: how much decoding may cost, and when a picture counts as bad.
@ConfigMapping(prefix = "giamsat.media")
public interface MediaConfig {
    /// Folder with the FFmpeg libraries, as the build lays them out in `target/ffmpeg`. Default:
    /// none; then JavaCPP unpacks those of the class path, which dev mode has and the product has
    /// not. Wrong: the service does not start.
    Optional<Path> libraries();

    /// Decoder threads, 1–64. Default: one for each core. Too few: probes end as PROBE_BUSY while
    /// cores idle. More than cores: no gain, and each running decode holds up to 40 MB for a 4K
    /// picture.
    OptionalInt threads();

    /// Pictures that may wait for a decoder thread, 0–100,000. Too small: bursts end as PROBE_BUSY,
    /// as after a pause of the whole process, when all that was due comes at once, and cameras are
    /// described in place of a picture: fewer are begun while a tenth of the places, of the bytes
    /// or of the time is taken, and none but those on which a state waits from the half on.
    /// Too big: no harm, their bytes and their time are limited too.
    @WithDefault("1024")
    int queue();

    /// How many bytes those pictures may hold together, 1 MiB–1 TiB. Default: 64 MiB; a key frame
    /// of a sub-stream has 10–60 KB, of 4K 0.3–2 MB. Too small: bursts end as PROBE_BUSY. Too big:
    /// the heap fills up when decoders are slow.
    @WithDefault("67108864")
    long queueBytes();

    /// How long a picture may wait for a decoder thread before the probe ends as PROBE_BUSY. Too
    /// short: bursts are thrown away. Too long: the verdict is about an old picture.
    @WithDefault("5s")
    Duration waitLimit();

    /// How much processor time one picture may take, decoded and measured; after that it is
    /// DECODE_ERROR. Counted in whole seconds, rounded up; in this process
    /// (`giamsat.decoder.own-processes=false`) it is time by the clock. A 4K key frame takes about
    /// 50 ms. Too short: pictures fail when the machine is loaded. Too long: hostile bytes hold a
    /// thread and a core that long.
    @WithDefault("2s")
    Duration decodeLimit();

    /// Largest picture in pixels (width times height), checked before anything is allocated for it.
    /// Default: 4096 × 4096. Too small: big cameras fail with DECODE_ERROR. Too big: a hostile
    /// header makes a decoder allocate 2–4 bytes for each pixel.
    @WithDefault("16777216")
    int maxPixels();

    /// Largest encoded key frame in bytes. Default: 4 MiB; a 4K key frame has 0.3–2 MB. Too small:
    /// rich pictures fail with DECODE_ERROR. Too big: few pictures fill the queue.
    @WithDefault("4194304")
    int maxBytes();

    /// When a picture counts as bad.
    Checks checks();

    /// How much the photos of phones may cost.
    Photos photos();

    /// Photos are developed once, when their last byte has come.
    interface Photos {
        /// Threads that develop photos, 1–16, beside those that decode cameras' pictures. Too few:
        /// people who send at the same time wait, and are told to come back. Too many: each holds
        /// up to four bytes for each pixel of its photo.
        @WithDefault("1")
        int threads();

        /// Largest photo in pixels (width times height), checked before anything is allocated for
        /// it, at four bytes for each: a PNG of 16 bits, which takes eight, and a progressive JPEG,
        /// which takes nine, may have accordingly fewer. Default: what phones make, 48 megapixels.
        /// Too small: their best photos are refused. Too big: a small file that unpacks to a huge
        /// picture takes that much.
        @WithDefault("50000000")
        int maxPixels();

        /// How long one photo may be worked on; then its sender is told to come back, and after
        /// three times it is refused. Too short: big photos are refused when the machine is loaded
        /// for long. Too long: hostile bytes hold a thread that long, three times.
        @WithDefault("20s")
        Duration timeLimit();
    }

    /// The thresholds of the picture checks. Luma is full range, 0 (black) to 255 (white).
    interface Checks {
        /// A pixel up to this luma without colour is black. Default: 7 % of full range; at the 10 %
        /// of FFmpeg's blackdetect, dim nights were black. Too small: noise hides a dead sensor.
        /// Too big: night is black.
        @WithDefault("18")
        int blackLuma();

        /// Share of black pixels (outside burnt-in text), 0–1, from which a picture is VIDEO_BLACK.
        /// Default as FFmpeg's blackdetect. Too small: dark yards are reported. Too big: a hot
        /// pixel or a weak reflection hides a dead camera.
        @WithDefault("0.98")
        double blackShare();

        /// Share of the picture that burnt-in text may cover, 0–1, while the rest decides whether
        /// it is black. Too small: a long camera name hides a black picture. Too big: lamps at
        /// night count as text.
        @WithDefault("0.2")
        double textShare();

        /// A pixel from this luma on is clipped white. Too small: white walls are clipped. Too big:
        /// cameras that clip below 255 are never over-exposed.
        @WithDefault("250")
        int whiteLuma();

        /// Share of clipped pixels, 0–1, from which a picture is OVEREXPOSED. Too small: bright
        /// skies are reported. Too big: a blinded camera is not.
        @WithDefault("0.6")
        double whiteShare();

        /// Mean luma from which a picture is OVEREXPOSED. Too small: snow and white rooms are
        /// reported. Too big: only `white-share` decides.
        @WithDefault("230")
        double brightMean();

        /// Share of pixels within a narrow band around the commonest colour, 0–1, from which a
        /// picture is a VIDEO_NOSIGNAL_CARD, which counts as down. Too small: plain walls count as
        /// cards. Too big: cards with a logo or much text are not found.
        @WithDefault("0.85")
        double uniformShare();

        /// Share of squares (8 × 8 pixels at 320 pixels width) with an edge, 0–1, below which a
        /// picture is VIDEO_BLUR. Too small: covered lenses pass. Too big: plain walls are
        /// reported.
        @WithDefault("0.01")
        double edgeShare();

        /// How sharp the sharpest tenth of the edges must be, 0–1; below it the picture is
        /// VIDEO_BLUR. Seen: 0.57–1 in focus, 0.45 behind a blur of 1/240 of the width, 0.3 of
        /// 1/130, 0.2 of 1/50. Too small: only covered lenses are found. Too big: cheap lenses are
        /// reported.
        @WithDefault("0.35")
        double edgeSharpness();
    }
}
