package vn.giamsat.probe.memory;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.PictureSignature;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.Viewpoint;

/// A camera that is probed every ten minutes, beside its memory.
final class RememberedCamera {
    private static final Snapshot SNAPSHOT = new Snapshot(new byte[0], 320, 180);

    private final PictureMemories memories;
    private final Random chance = new Random(1);
    private final UUID id = UUID.randomUUID();
    private String address = "rtsp://camera/1";
    private @Nullable Viewpoint latest;
    private Instant now = Instant.parse("2021-06-12T00:00:00Z");

    RememberedCamera() {
        this(new PictureMemories(MemoryThresholds.DEFAULTS));
    }

    RememberedCamera(PictureMemories memories) {
        this.memories = memories;
    }

    /// What a picture shows, in the numbers that memory looks at.
    record Look(
            double luma,
            double spread,
            double edgeShare,
            double sharpness,
            double blueness,
            double redness,
            double noise) {
        static final Look DAY = new Look(110, 35, 0.3, 0.8, -3, 5, 1);
        static final Look NIGHT = new Look(60, 30, 0.2, 0.5, 0, 0, 4);

        Look sharp(double value) {
            return new Look(luma, spread, edgeShare, value, blueness, redness, noise);
        }

        Look tinted(double blue, double red) {
            return new Look(luma, spread, edgeShare, sharpness, blue, red, noise);
        }

        Look covered() {
            return new Look(60, 8, 0.005, 0.3, blueness, redness, noise);
        }

        Look noisy(double level) {
            return new Look(luma, spread, edgeShare, sharpness, blueness, redness, level);
        }
    }

    UUID id() {
        return id;
    }

    void movesTo(String newAddress) {
        address = newAddress;
    }

    void waits(Duration duration) {
        now = now.plus(duration);
    }

    RememberedCamera showed(Look look, int times) {
        for (var time = 0; time < times; time++) {
            shows(look);
        }
        return this;
    }

    /// A living picture: the noise is another one each time.
    @Nullable Failure shows(Look look) {
        return shows(look, squares(look.luma(), 0.3), null);
    }

    /// A picture with these squares, and perhaps a fault of its own.
    @Nullable Failure shows(Look look, byte[] squares, @Nullable Failure fault) {
        return compared(look, squares, fault).fault();
    }

    /// The same with all that is told of it.
    Seen compared(Look look, byte[] squares, @Nullable Failure fault) {
        now = now.plus(Duration.ofMinutes(10));
        var target =
                new ProbeTarget(id, StreamAddress.of(address), null, null, Expectation.ANYTHING);
        var seen = (Seen) memories.compared(target, now, seen(look, squares, fault));
        memories.learn(id, now);
        latest = seen.snapshot().viewpoint();
        return seen;
    }

    /// Somebody approves the last picture.
    void approves() {
        memories.refer(id, List.of(Objects.requireNonNull(latest)));
    }

    /// Somebody takes back what was approved.
    void takesBack() {
        memories.refer(id, List.of());
    }

    private static Seen seen(Look look, byte[] squares, @Nullable Failure fault) {
        var cast = Math.hypot(look.blueness(), look.redness());
        return new Seen(
                new PictureFacts(
                        640, 360, look.luma(), look.spread(), 0, 0, 3, 0.1, cast, look.noise()),
                new PictureSignature(
                        squares,
                        look.edgeShare(),
                        look.sharpness(),
                        look.blueness(),
                        look.redness()),
                SNAPSHOT,
                fault == null ? List.of() : List.of(fault));
    }

    /// A scene with something to see.
    ///
    /// @param noise standard deviation of a square's mean, in levels
    byte[] squares(double luma, double noise) {
        return squares(luma, noise, 4);
    }

    /// What a cover leaves.
    byte[] even() {
        return squares(60, 0.3, 0);
    }

    /// Nothing but noise: no two pictures have anything in common.
    byte[] snow() {
        return squares(110, 1, 0);
    }

    private byte[] squares(double luma, double noise, int step) {
        var squares = ByteBuffer.allocate(288);
        for (var square = 0; square < 144; square++) {
            var level = luma + step * (square % 16) + noise * chance.nextGaussian();
            squares.putShort((short) (128 * level));
        }
        return squares.array();
    }

    /// The same with other squares where a clock of this many squares is.
    byte[] withClock(byte[] squares, int count) {
        var ticked = squares.clone();
        for (var square = 0; square < count; square++) {
            ticked[2 * square] += (byte) (1 + chance.nextInt(9));
        }
        return ticked;
    }
}
