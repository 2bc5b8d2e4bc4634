package vn.giamsat.benchmark;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/// What the cameras of the verdicts' report look at: photographs that Debian packages ship, and
/// corridors that are drawn.
final class Scenery {
    /// Two places of each photograph: the middle, and a corner of it.
    private static final double[][] PLACES = {{0.5, 0.5, 1}, {0.15, 0.85, 0.7}};

    /// Those below were looked at while thresholds were chosen.
    private static final int FIRST_SEED = 100;

    private Scenery() {}

    /// A scene and where it comes from.
    record Scene(String name, boolean natural, Light picture) {}

    /// @param folder of JPEG files
    static List<Scene> natural(Path folder) {
        try (var files = Files.list(folder)) {
            var scenes = new ArrayList<Scene>();
            for (var file : files.filter(it -> it.toString().endsWith(".jpg")).sorted().toList()) {
                var photograph = ImageIO.read(file.toFile());
                for (var place : PLACES) {
                    var name = file.getFileName().toString();
                    scenes.add(new Scene(name, true, new Light(cut(photograph, place))));
                }
            }
            return scenes;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The largest piece in the form of a camera's picture, made smaller.
    private static float[][] cut(BufferedImage photograph, double[] place) {
        var ratio = Light.WIDTH / (double) Light.HEIGHT;
        var width =
                (int) (Math.min(photograph.getWidth(), photograph.getHeight() * ratio) * place[2]);
        var height = (int) (width / ratio);
        var piece =
                photograph.getSubimage(
                        (int) ((photograph.getWidth() - width) * place[0]),
                        (int) ((photograph.getHeight() - height) * place[1]),
                        width,
                        height);
        var small = new BufferedImage(Light.WIDTH, Light.HEIGHT, BufferedImage.TYPE_INT_RGB);
        var scaled = piece.getScaledInstance(Light.WIDTH, Light.HEIGHT, Image.SCALE_AREA_AVERAGING);
        small.createGraphics().drawImage(scaled, 0, 0, null);
        return planes(((DataBufferInt) small.getRaster().getDataBuffer()).getData());
    }

    private static float[][] planes(int[] pixels) {
        var planes = new float[3][pixels.length];
        for (var index = 0; index < pixels.length; index++) {
            for (var plane = 0; plane < 3; plane++) {
                planes[plane][index] = pixels[index] >> 16 - 8 * plane & 0xFF;
            }
        }
        return planes;
    }

    static List<Scene> drawn(int count) {
        var scenes = new ArrayList<Scene>();
        for (var seed = FIRST_SEED; seed < FIRST_SEED + count; seed++) {
            scenes.add(new Scene("corridor " + seed, false, corridor(new Random(seed))));
        }
        return scenes;
    }

    /// A corridor in one-point perspective: tiled floor, walls with doors, ceiling lamps; every
    /// third one is all but bare.
    private static Light corridor(Random chance) {
        var eyeX = Light.WIDTH * (0.35 + 0.3 * chance.nextDouble());
        var eyeY = Light.HEIGHT * (0.35 + 0.2 * chance.nextDouble());
        var wall = 110 + 80 * chance.nextDouble();
        var doors = chance.nextInt(3) == 0 ? 0 : 30 + 40 * chance.nextDouble();
        var tint =
                new double[] {
                    1, 0.92 + 0.1 * chance.nextDouble(), 0.8 + 0.25 * chance.nextDouble()
                };
        var tiles = 8 + 25 * chance.nextDouble();
        var planes = new float[3][Light.WIDTH * Light.HEIGHT];
        for (var index = 0; index < planes[0].length; index++) {
            var x = (index % Light.WIDTH - eyeX) / (Light.WIDTH / 2.0);
            var y = (index / Light.WIDTH - eyeY) / (Light.HEIGHT / 2.0);
            var luma = corridor(x, y, wall, doors, tiles);
            for (var plane = 0; plane < 3; plane++) {
                planes[plane][index] = (float) (luma * tint[plane]);
            }
        }
        return new Light(planes);
    }

    private static double corridor(double x, double y, double wall, double doors, double tiles) {
        var far = Math.max(Math.max(Math.abs(x), Math.abs(y)), 0.08);
        var light = 0.5 + 0.5 * Math.min(1, far);
        if (Math.abs(x) > Math.abs(y)) {
            var door = 1.5 / Math.abs(x) % 1 > 0.62 && y > -0.55 * Math.abs(x);
            return light * (wall - (door ? doors : 0));
        }
        if (y > 0) {
            var tile = (Math.floor(3 / y) + Math.floor(2 * x / y + 40)) % 2;
            return light * (95 + tiles * tile);
        }
        var lamp = Math.abs(x / y) < 0.25 && 1.2 / -y % 1 > 0.6;
        return light * (lamp ? 235 : 130);
    }
}
