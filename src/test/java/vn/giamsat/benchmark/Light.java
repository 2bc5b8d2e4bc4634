package vn.giamsat.benchmark;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.VideoCodec;

/// The light that falls into a camera of 640 × 360 pixels, and what may happen to it. Immutable but
/// for the arrays, which nobody changes.
///
/// @param planes red, green and blue, 0–255, row by row
record Light(float[][] planes) {
    static final int WIDTH = 640;
    static final int HEIGHT = 360;

    /// Samples of a normal distribution, made once: each picture takes a quarter of a million.
    private static final float[] BELL = bell(new Random(0));

    private static float[] bell(Random chance) {
        var bell = new float[1 << 16];
        for (var index = 0; index < bell.length; index++) {
            bell[index] = (float) chance.nextGaussian();
        }
        return bell;
    }

    static Light flat(double red, double green, double blue) {
        return new Light(new float[3][WIDTH * HEIGHT])
                .each(0, _ -> red)
                .each(1, _ -> green)
                .each(2, _ -> blue);
    }

    private Light each(int plane, DoubleUnaryOperator change) {
        var changed = planes.clone();
        changed[plane] = new float[WIDTH * HEIGHT];
        for (var index = 0; index < changed[plane].length; index++) {
            changed[plane][index] = (float) change.applyAsDouble(planes[plane][index]);
        }
        return new Light(changed);
    }

    Light times(double red, double green, double blue) {
        return each(0, it -> it * red).each(1, it -> it * green).each(2, it -> it * blue);
    }

    Light plus(double level) {
        return each(0, it -> it + level).each(1, it -> it + level).each(2, it -> it + level);
    }

    /// 0 for red, 1 for green, 2 for blue.
    int weakestColour() {
        var weakest = 0;
        for (var plane = 1; plane < 3; plane++) {
            weakest = sum(planes[plane]) < sum(planes[weakest]) ? plane : weakest;
        }
        return weakest;
    }

    private static double sum(float[] plane) {
        var sum = 0.0;
        for (var level : plane) {
            sum += level;
        }
        return sum;
    }

    /// @param strength how much of the veil is seen, 0–1
    Light behind(Light veil, double strength) {
        var mixed = new float[3][WIDTH * HEIGHT];
        for (var plane = 0; plane < 3; plane++) {
            for (var index = 0; index < mixed[plane].length; index++) {
                var scene = planes[plane][index] * (1 - strength);
                mixed[plane][index] = (float) (scene + veil.planes[plane][index] * strength);
            }
        }
        return new Light(mixed);
    }

    /// The same place by a camera that was moved; what comes into sight is the mirror image.
    ///
    /// @param right in widths of the picture, as down in its heights
    /// @param angle that it is rolled by, in radians
    /// @param zoom 1 as before, more for nearer
    Light moved(double right, double down, double angle, double zoom) {
        var seen = new float[3][WIDTH * HEIGHT];
        for (var index = 0; index < WIDTH * HEIGHT; index++) {
            var x = (index % WIDTH - WIDTH / 2.0) / zoom;
            var y = (index / WIDTH - HEIGHT / 2.0) / zoom;
            var column = x * Math.cos(angle) - y * Math.sin(angle) + WIDTH * (0.5 + right);
            var row = x * Math.sin(angle) + y * Math.cos(angle) + HEIGHT * (0.5 + down);
            var from = mirrored(row, HEIGHT) * WIDTH + mirrored(column, WIDTH);
            for (var plane = 0; plane < 3; plane++) {
                seen[plane][index] = planes[plane][from];
            }
        }
        return new Light(seen);
    }

    private static int mirrored(double at, int length) {
        var once = Math.floorMod((int) Math.floor(at), 2 * length);
        return once < length ? once : 2 * length - 1 - once;
    }

    /// Somebody in dark or light clothes stands before the scene.
    ///
    /// @param middle across the picture, 0–1
    /// @param tall how much of its height he takes, from below, 0–1
    Light with(double middle, double tall, double luma) {
        var crowded = new float[][] {planes[0].clone(), planes[1].clone(), planes[2].clone()};
        for (var index = 0; index < WIDTH * HEIGHT; index++) {
            var x = (index % WIDTH / (double) WIDTH - middle) / (tall * 0.12);
            var y = (index / WIDTH / (double) HEIGHT - 1 + tall / 2) / (tall / 2);
            for (var plane = 0; x * x + y * y < 1 && plane < 3; plane++) {
                crowded[plane][index] = (float) luma;
            }
        }
        return new Light(crowded);
    }

    /// The sun from one side, which throws the shadow of a roof upon the other.
    ///
    /// @param edge where the shadow begins, across the picture, 0–1
    /// @param shade how much light is left in it, 0–1
    Light sunlit(double edge, double shade) {
        var lit = new float[3][WIDTH * HEIGHT];
        for (var index = 0; index < WIDTH * HEIGHT; index++) {
            var x = index % WIDTH / (double) WIDTH;
            var y = index / WIDTH / (double) HEIGHT;
            var gain = x + 0.3 * y < edge ? 1.15 - 0.3 * x : shade;
            for (var plane = 0; plane < 3; plane++) {
                lit[plane][index] = (float) (planes[plane][index] * gain);
            }
        }
        return new Light(lit);
    }

    /// Infra-red light: no colour, brightest in the middle.
    Light infrared(double gain) {
        var grey = new float[WIDTH * HEIGHT];
        for (var index = 0; index < grey.length; index++) {
            var x = (index % WIDTH - WIDTH / 2.0) / WIDTH;
            var y = (index / WIDTH - HEIGHT / 2.0) / HEIGHT;
            var sum = planes[0][index] + planes[1][index] + planes[2][index];
            grey[index] = (float) (sum / 3 * gain * Math.exp(-1.5 * (x * x + y * y)));
        }
        return new Light(new float[][] {grey, grey, grey});
    }

    /// What a sensor adds to each pixel, never the same twice.
    ///
    /// @param deviation in levels
    Light noisy(double deviation, Random chance) {
        var noise = new float[WIDTH * HEIGHT];
        for (var index = 0; index < noise.length; index++) {
            noise[index] = (float) (deviation * BELL[chance.nextInt() >>> 16]);
        }
        var noisy = new float[3][WIDTH * HEIGHT];
        for (var plane = 0; plane < 3; plane++) {
            for (var index = 0; index < noise.length; index++) {
                noisy[plane][index] = planes[plane][index] + noise[index];
            }
        }
        return new Light(noisy);
    }

    /// Out of focus: nearly a Gaussian, as three boxes after each other.
    ///
    /// @param radius of each box, in pixels
    Light blurred(int radius) {
        var blurred = planes.clone();
        for (var plane = 0; plane < 3; plane++) {
            for (var round = 0; round < 3; round++) {
                var across = boxes(blurred[plane], radius, WIDTH, 1, HEIGHT, WIDTH);
                blurred[plane] = boxes(across, radius, HEIGHT, WIDTH, WIDTH, 1);
            }
        }
        return new Light(blurred);
    }

    private static float[] boxes(
            float[] from, int radius, int length, int step, int lines, int lineStep) {
        var to = new float[from.length];
        for (var line = 0; line < lines; line++) {
            var start = line * lineStep;
            var sum = 0.0;
            for (var at = -radius; at <= radius; at++) {
                sum += from[start + clamped(at, length) * step];
            }
            for (var at = 0; at < length; at++) {
                to[start + at * step] = (float) (sum / (2 * radius + 1));
                sum += from[start + clamped(at + radius + 1, length) * step];
                sum -= from[start + clamped(at - radius, length) * step];
            }
        }
        return to;
    }

    private static int clamped(int at, int length) {
        return Math.clamp(at, 0, length - 1);
    }

    /// As the camera sends it.
    ///
    /// @param text burnt in, upper left; empty for none
    /// @param quality of the encoder, 0–1
    EncodedPicture sent(String text, float quality) {
        return sent(text, 20, 30, quality);
    }

    /// A card's text is larger and in the middle.
    EncodedPicture card(String text, float quality) {
        return sent(text, 46, HEIGHT / 2, quality);
    }

    private EncodedPicture sent(String text, int size, int baseline, float quality) {
        var image = image();
        var graphics = image.createGraphics();
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        graphics.setColor(Color.WHITE);
        graphics.drawString(text, size == 20 ? 16 : WIDTH / 3, baseline);
        return new EncodedPicture(VideoCodec.MJPEG, jpeg(image, quality));
    }

    private BufferedImage image() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (var index = 0; index < pixels.length; index++) {
            pixels[index] = level(0, index) << 16 | level(1, index) << 8 | level(2, index);
        }
        return image;
    }

    private int level(int plane, int index) {
        return Math.clamp(Math.round(planes[plane][index]), 0, 255);
    }

    private static byte[] jpeg(BufferedImage image, float quality) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
