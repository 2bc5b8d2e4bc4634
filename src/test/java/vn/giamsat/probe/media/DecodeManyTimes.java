package vn.giamsat.probe.media;

import static vn.giamsat.probe.media.Pictures.examined;
import static vn.giamsat.probe.media.Pictures.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import vn.giamsat.probe.EncodedPicture;

/// A program of its own for `NativeMemoryTest`: examines good and damaged pictures, as many as its
/// argument says, and prints three numbers: by how many KB the process and JavaCPP's memory grew
/// after a warm-up, and how many mappings belong to FFmpeg libraries that open, filter or capture
/// media.
final class DecodeManyTimes {
    private static final int WARM_UP = 2_000;

    private DecodeManyTimes() {}

    public static void main(String[] arguments) throws IOException {
        var pictures = pictures();
        examineAll(pictures, WARM_UP);
        var resident = residentKilobytes();
        var tracked = Pointer.totalBytes();
        examineAll(pictures, Integer.parseInt(arguments[0]));
        System.out.println(residentKilobytes() - resident);
        System.out.println((Pointer.totalBytes() - tracked) / 1024);
        System.out.println(unwantedMappings());
    }

    private static long unwantedMappings() throws IOException {
        try (var mappings = Files.lines(Path.of("/proc/self/maps"))) {
            return mappings.filter(line -> line.matches(".*libav(format|filter|device).*")).count();
        }
    }

    private static void examineAll(List<EncodedPicture> pictures, int times) {
        for (var turn = 0; turn < times; turn++) {
            examined(pictures.get(turn % pictures.size()));
        }
    }

    /// Good, cut, flipped, too big, of another codec: one each in turn.
    private static List<EncodedPicture> pictures() {
        var random = new Random(17);
        var pictures = new ArrayList<EncodedPicture>();
        for (var file : List.of("tiny.h264", "tiny.h265", "tiny.jpg")) {
            var good = picture(file);
            for (var damage = 0; damage < 10; damage++) {
                var flipped = good.bytes().clone();
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                var cut = Arrays.copyOf(good.bytes(), random.nextInt(good.bytes().length));
                pictures.add(good);
                pictures.add(new EncodedPicture(good.codec(), flipped));
                pictures.add(new EncodedPicture(good.codec(), cut));
            }
        }
        pictures.add(picture("huge.h264"));
        pictures.add(new EncodedPicture(picture("tiny.jpg").codec(), picture("tiny.h264").bytes()));
        return pictures;
    }

    private static long residentKilobytes() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
