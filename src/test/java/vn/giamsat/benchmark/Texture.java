package vn.giamsat.benchmark;

import java.util.Arrays;
import java.util.Random;

/// What is as rough as noise, and noise: gravel and foliage that fill a picture, and the snow that
/// an encoder makes of an input without signal.
final class Texture {
    private static final int WIDTH = Light.WIDTH;
    private static final int HEIGHT = Light.HEIGHT;

    private Texture() {}

    /// Stones beside each other, each of its own brightness, with dark gaps.
    ///
    /// @param size of a stone, in pixels
    static Light gravel(double size, Random chance) {
        var columns = (int) (WIDTH / size) + 3;
        var rows = (int) (HEIGHT / size) + 3;
        var x = new double[columns * rows];
        var y = new double[columns * rows];
        var bright = new double[columns * rows];
        for (var stone = 0; stone < x.length; stone++) {
            x[stone] = (stone % columns + chance.nextDouble()) * size;
            y[stone] = (stone / columns + chance.nextDouble()) * size;
            bright[stone] = 60 + 120 * chance.nextDouble();
        }
        var luma = new float[WIDTH * HEIGHT];
        for (var index = 0; index < luma.length; index++) {
            var column = index % WIDTH + size;
            var row = index / WIDTH + size;
            var nearest = Double.MAX_VALUE;
            var next = Double.MAX_VALUE;
            var stone = 0;
            for (var around = 0; around < 9; around++) {
                var candidate =
                        ((int) (row / size) - 1 + around / 3) * columns
                                + (int) (column / size)
                                - 1
                                + around % 3;
                var away = Math.hypot(x[candidate] - column, y[candidate] - row);
                next = Math.min(next, Math.max(away, nearest));
                stone = away < nearest ? candidate : stone;
                nearest = Math.min(away, nearest);
            }
            var shade = Math.min(1, 0.4 + (next - nearest) / (0.4 * size));
            luma[index] = (float) (bright[stone] * shade);
        }
        return tinted(luma, 1.04, 1, 0.9);
    }

    /// Leaves over each other, the upper ones brighter.
    ///
    /// @param length of half a leaf, in pixels
    static Light foliage(double length, Random chance) {
        var luma = new float[WIDTH * HEIGHT];
        Arrays.fill(luma, 20);
        var leaves = (int) (3 * WIDTH * HEIGHT / (length * length));
        for (var leaf = 0; leaf < leaves; leaf++) {
            var bright = 50 + 150 * chance.nextDouble() * leaf / leaves;
            leaf(luma, length * (0.5 + chance.nextDouble()), (float) bright, chance);
        }
        return tinted(luma, 0.7, 1, 0.45);
    }

    private static void leaf(float[] luma, double length, float bright, Random chance) {
        var middleX = WIDTH * chance.nextDouble();
        var middleY = HEIGHT * chance.nextDouble();
        var across = Math.cos(Math.PI * chance.nextDouble());
        var along = Math.sqrt(1 - across * across);
        for (var y = (int) Math.max(0, middleY - length);
                y < Math.min(HEIGHT, middleY + length);
                y++) {
            for (var x = (int) Math.max(0, middleX - length);
                    x < Math.min(WIDTH, middleX + length);
                    x++) {
                var u = ((x - middleX) * across + (y - middleY) * along) / length;
                var v = ((y - middleY) * across - (x - middleX) * along) / (0.35 * length);
                if (u * u + v * v < 1) {
                    luma[y * WIDTH + x] = bright;
                }
            }
        }
    }

    private static Light tinted(float[] luma, double red, double green, double blue) {
        return new Light(new float[][] {luma, luma, luma}).times(red, green, blue);
    }

    /// Noise as an analogue input has it: each line of grains of its own, over what is left of the
    /// scene.
    ///
    /// @param deviation in levels
    /// @param grain in pixels across
    static Light noise(Light scene, double deviation, int grain, Random chance) {
        var noisy = new float[3][WIDTH * HEIGHT];
        var level = 0.0;
        for (var index = 0; index < WIDTH * HEIGHT; index++) {
            level = index % grain == 0 ? deviation * chance.nextGaussian() : level;
            for (var plane = 0; plane < 3; plane++) {
                noisy[plane][index] = (float) (scene.planes()[plane][index] + level);
            }
        }
        return new Light(noisy);
    }
}
