package vn.giamsat.benchmark;

import static vn.giamsat.probe.FailureCode.OVEREXPOSED;
import static vn.giamsat.probe.FailureCode.VIDEO_BLACK;
import static vn.giamsat.probe.FailureCode.VIDEO_BLUR;
import static vn.giamsat.probe.FailureCode.VIDEO_COLOUR_CAST;
import static vn.giamsat.probe.FailureCode.VIDEO_COVERED;
import static vn.giamsat.probe.FailureCode.VIDEO_FROZEN;
import static vn.giamsat.probe.FailureCode.VIDEO_MOVED;
import static vn.giamsat.probe.FailureCode.VIDEO_NOISE;
import static vn.giamsat.probe.FailureCode.VIDEO_NOSIGNAL_CARD;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.giamsat.benchmark.Scenery.Scene;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.FailureCode;

/// The pictures of one camera, ten minutes apart: first those it learns from, then good and bad
/// ones in turn. Everything differs a little from picture to picture, as with a living camera: the
/// light, the noise, and, where one is burnt in, the clock.
final class CameraLife {
    private static final int LEARNT = 10;
    private static final int STILL_PICTURES = 6;

    private final Light scene;
    private final Random chance;
    private final double noise;
    private final float quality;
    private final boolean clock;
    private final List<Shot> shots = new ArrayList<>();

    private CameraLife(Scene scene, long seed) {
        this.scene = scene.picture();
        chance = new Random(seed);
        noise = between(1, 4);
        quality = (float) between(0.35, 0.75);
        clock = chance.nextBoolean();
    }

    /// A picture and what is wrong with it.
    ///
    /// @param fault null when nothing is
    /// @param counts whether a verdict about it can be asked for: what has only just begun, as a
    ///     still picture, cannot be known yet
    record Shot(String kind, EncodedPicture picture, @Nullable FailureCode fault, boolean counts) {
        /// Whether it is one of the good ones that a camera begins with.
        boolean isLearnt() {
            return !counts && fault == null;
        }
    }

    /// @param other what the camera sees when it is turned away altogether
    static List<Shot> of(Scene scene, Scene other, long seed) {
        var life = new CameraLife(scene, seed);
        life.learn();
        life.goodOnes();
        life.emptyOnes();
        life.badLight();
        life.unsharpOnes();
        life.frozenOnes();
        life.movedOnes(other.picture());
        life.sameOnes();
        life.grainyOnes();
        life.noisyOnes();
        return life.shots;
    }

    /// A camera whose whole picture is as rough as noise.
    static List<Shot> ofRoughGround(Scene scene, long seed) {
        var life = new CameraLife(scene, seed);
        life.learn();
        life.goodOnes();
        life.emptyOnes();
        life.grainyOnes();
        life.noisyOnes();
        return life.shots;
    }

    /// An input that has no signal when its camera is entered, and gets one.
    static List<Shot> ofLateSignal(Scene scene, long seed) {
        var life = new CameraLife(scene, seed);
        for (var index = 0; index < 2 * LEARNT; index++) {
            life.snow(index > 0);
        }
        life.learn();
        life.goodOnes();
        return life.shots;
    }

    private double between(double least, double most) {
        return least + (most - least) * chance.nextDouble();
    }

    private Light day() {
        var warmth = between(0.98, 1.02);
        var gain = between(0.9, 1.1);
        return scene.times(gain * warmth, gain, gain / warmth);
    }

    private Light night() {
        return scene.infrared(between(0.55, 0.75));
    }

    private void learn() {
        for (var index = 0; index < LEARNT; index++) {
            add("day", day(), noise, null, false);
            add("infra-red", night(), 2 * noise + 2, null, false);
        }
    }

    private void goodOnes() {
        for (var index = 0; index < 4; index++) {
            add("day", day(), noise, null, true);
            add("dull day", day().times(0.75, 0.75, 0.77), noise, null, true);
            add("infra-red", night(), 2 * noise + 2, null, true);
        }
    }

    /// An empty place by the same lamp and by night, where nothing moves but the noise.
    private void emptyOnes() {
        var light = day();
        var dark = night().times(0.5, 0.5, 0.5);
        for (var index = 0; index < STILL_PICTURES; index++) {
            add("still, by day", light, noise, null, true);
        }
        for (var index = 0; index < STILL_PICTURES; index++) {
            add("still, by night", dark, 2 * noise + 2, null, true);
        }
    }

    private void badLight() {
        for (var index = 0; index < 3; index++) {
            add("black", Light.flat(3, 3, 3), 2, VIDEO_BLACK, true);
            card(Light.flat(0, 0, between(120, 255)), "NO SIGNAL");
            card(Light.flat(110, 110, 110).plus(between(-30, 60)), "VIDEO LOSS");
            card(Light.flat(20, between(60, 160), 30), "");
            add("over-exposed", day().times(2.2, 2.2, 2.2).plus(190), noise, OVEREXPOSED, true);
            add("colour cast", cast(day()), noise, VIDEO_COLOUR_CAST, true);
            add("day", day(), noise, null, true);
        }
    }

    /// A coloured veil over everything, of a colour that the scene has little of: none sees a red
    /// veil over red.
    private Light cast(Light light) {
        var weakest = light.weakestColour();
        var veil =
                Light.flat(
                        weakest == 0 ? 200 : 60, weakest == 1 ? 200 : 70, weakest == 2 ? 220 : 60);
        return light.behind(veil, between(0.3, 0.5));
    }

    private void card(Light card, String text) {
        shots.add(new Shot("card", card.card(text, quality), VIDEO_NOSIGNAL_CARD, true));
    }

    private void unsharpOnes() {
        for (var index = 0; index < 4; index++) {
            var radius = chance.nextInt(5, 10);
            add("out of focus", day().blurred(radius), noise, VIDEO_BLUR, true);
            add("day", day(), noise, null, true);
        }
        var cover = scene.blurred(60).times(0.25, 0.2, 0.15).plus(between(20, 90));
        for (var index = 0; index < 4; index++) {
            add("covered", cover.plus(between(-3, 3)), noise, VIDEO_COVERED, index > 0);
        }
        add("day", day(), noise, null, true);
    }

    private void frozenOnes() {
        var stuck = day().noisy(noise, chance);
        for (var index = 0; index < 4; index++) {
            shots.add(new Shot("frozen", stuck.sent("", quality), VIDEO_FROZEN, index > 0));
        }
        var other = day().noisy(noise, chance);
        for (var index = 0; index < 4; index++) {
            var sent = other.sent(time(), quality);
            shots.add(new Shot("frozen behind a clock", sent, VIDEO_FROZEN, index > 0));
        }
        add("day", day(), noise, null, true);
    }

    private void movedOnes(Light other) {
        for (var index = 0; index < 4; index++) {
            var side = index % 2 == 0 ? 1 : -1;
            moved("turned", day().moved(side * between(0.1, 0.4), between(-0.1, 0.1), 0, 1));
            moved("tilted", day().moved(between(-0.05, 0.05), side * between(0.15, 0.4), 0, 1));
            moved("rolled", day().moved(0, 0, side * between(0.2, 0.7), 1));
            moved("nearer", day().moved(0, 0, 0, between(1.4, 2.2)));
            var dark = night().moved(side * 0.25, 0, 0, 1);
            add("turned by night", dark, 2 * noise + 2, VIDEO_MOVED, true);
        }
        moved("another scene", other);
    }

    private void moved(String kind, Light light) {
        add(kind, light, noise, VIDEO_MOVED, true);
    }

    /// What is no other scene: people, more and less light, and the sun from one side.
    private void sameOnes() {
        for (var index = 0; index < 4; index++) {
            add("people", crowded(day()), noise, null, true);
            add("people by night", crowded(night()), 2 * noise + 2, null, true);
            add("sun", day().sunlit(between(0.4, 0.9), between(0.5, 0.8)), noise, null, true);
            add("brighter day", day().times(1.15, 1.15, 1.12).plus(8), noise, null, true);
        }
    }

    /// A sensor that makes the best of little light.
    private void grainyOnes() {
        for (var index = 0; index < 4; index++) {
            add("grainy dusk", day().times(0.35, 0.35, 0.37), between(6, 10), null, true);
            add("grainy night", night().times(0.5, 0.5, 0.5), between(10, 15), null, true);
        }
    }

    private void noisyOnes() {
        for (var index = 0; index < 4; index++) {
            snow(true);
            noisy("noise", day().times(0.8, 0.8, 0.8));
            add("day", day(), noise, null, true);
            noisy("noise by night", night());
        }
    }

    private void snow(boolean counts) {
        var level = between(70, 140);
        var snow =
                Texture.noise(
                        Light.flat(level, level, level),
                        between(35, 70),
                        chance.nextInt(1, 4),
                        chance);
        shots.add(new Shot("snow", snow.sent("", quality), VIDEO_NOISE, counts));
    }

    private void noisy(String kind, Light light) {
        var noisy = Texture.noise(light, between(35, 60), chance.nextInt(1, 3), chance);
        shots.add(new Shot(kind, noisy.sent(clock ? time() : "", quality), VIDEO_NOISE, true));
    }

    private Light crowded(Light place) {
        var crowded = place;
        for (var people = chance.nextInt(1, 4); people > 0; people--) {
            crowded = crowded.with(between(0.1, 0.9), between(0.3, 0.7), between(20, 160));
        }
        return crowded;
    }

    private void add(
            String kind, Light light, double grain, @Nullable FailureCode fault, boolean counts) {
        var sent = light.noisy(grain, chance).sent(clock ? time() : "", quality);
        shots.add(new Shot(kind, sent, fault, counts));
    }

    private String time() {
        return "12-06-2021 %02d:%02d:%02d"
                .formatted(chance.nextInt(24), chance.nextInt(60), chance.nextInt(60));
    }
}
