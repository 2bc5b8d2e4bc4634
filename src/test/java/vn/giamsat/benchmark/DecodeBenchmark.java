package vn.giamsat.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.VideoCodec;
import vn.giamsat.probe.media.CheckThresholds;
import vn.giamsat.probe.media.Decoding;
import vn.giamsat.probe.media.KeyFrameExaminer;
import vn.giamsat.probe.media.PictureLimits;
import vn.giamsat.probe.media.UndecodableException;

/// CPU time for one key frame, on one thread: what decoding costs, what the examination adds, and
/// what libavformat would take instead of our depacketising. Not a test; run it by name: `./mvnw
/// test -Dtest=DecodeBenchmark`.
class DecodeBenchmark {
    private static final int ROUNDS = 11;
    private static final int REPEATS = 25;
    private static final int WARM_UP_ROUNDS = 6;
    private static final KeyFrameExaminer EXAMINER =
            new KeyFrameExaminer(PictureLimits.DEFAULTS, CheckThresholds.DEFAULTS);

    @Test
    void printsCpuTimePerKeyFrame() throws IOException {
        System.out.println("CPU ms for one key frame, median of %d rounds".formatted(ROUNDS));
        var table =
                new Table(
                        "picture",
                        "KB",
                        "decode",
                        "full examination",
                        "beyond decode",
                        "depacketise",
                        "depacketise, decode",
                        "libavformat",
                        "libavformat, decode");
        for (var file :
                List.of(
                        "corridor.h264",
                        "corridor-720p.h264",
                        "corridor-1080p.h264",
                        "corridor-720p.h265")) {
            var picture = picture(file);
            try (var demuxer = new SdpDemuxer(picture.codec())) {
                table.row(row(file, picture, variants(picture, demuxer)));
            }
        }
        table.print();
    }

    private static List<Runnable> variants(EncodedPicture picture, SdpDemuxer demuxer) {
        var packets = RtpPackets.of(picture);
        var received = depacketised(picture.codec(), packets);
        assertThat(EXAMINER.examine(picture)).isInstanceOf(Examination.Seen.class);
        assertThat(EXAMINER.examine(received)).isInstanceOf(Examination.Seen.class);
        assertThat(demuxer.read(packets, false)).isGreaterThan(picture.bytes().length / 2);
        assertThat(demuxer.read(packets, true)).isPositive();
        return List.of(
                () -> decode(picture),
                () -> EXAMINER.examine(picture),
                () -> RtpPackets.depacketised(picture.codec(), packets),
                () -> decode(depacketised(picture.codec(), packets)),
                () -> demuxer.read(packets, false),
                () -> demuxer.read(packets, true));
    }

    private static EncodedPicture depacketised(VideoCodec codec, List<byte[]> packets) {
        return new EncodedPicture(codec, RtpPackets.depacketised(codec, packets));
    }

    private static void decode(EncodedPicture picture) {
        try (var decoding = Decoding.of(picture, PictureLimits.DEFAULTS)) {
            assertThat(decoding.picture().width()).isPositive();
        } catch (UndecodableException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String[] row(String file, EncodedPicture picture, List<Runnable> variants) {
        var medians = medians(variants);
        return new String[] {
            file,
            "%d".formatted(picture.bytes().length / 1000),
            shown(medians[0]),
            shown(medians[1]),
            shown(medians[1] - medians[0]),
            shown(medians[2]),
            shown(medians[3]),
            shown(medians[4]),
            shown(medians[5])
        };
    }

    private static String shown(double milliseconds) {
        return String.format(Locale.ROOT, "%.3f", milliseconds);
    }

    /// Rounds of the variants take turns, so that what else the machine does meets all of them.
    private static double[] medians(List<Runnable> variants) {
        var rounds = new ArrayList<double[]>();
        for (var round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            var row = variants.stream().mapToDouble(DecodeBenchmark::milliseconds).toArray();
            if (round >= 0) {
                rounds.add(row);
            }
        }
        return IntStream.range(0, variants.size())
                .mapToDouble(index -> median(rounds.stream().mapToDouble(row -> row[index])))
                .toArray();
    }

    private static double milliseconds(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();
        for (var repeat = 0; repeat < REPEATS; repeat++) {
            work.run();
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e6 / REPEATS;
    }

    private static double median(DoubleStream values) {
        var sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static EncodedPicture picture(String file) throws IOException {
        try (var bytes = DecodeBenchmark.class.getResourceAsStream("/media/" + file)) {
            return new EncodedPicture(
                    file.endsWith("265") ? VideoCodec.H265 : VideoCodec.H264,
                    Objects.requireNonNull(bytes, file).readAllBytes());
        }
    }
}
