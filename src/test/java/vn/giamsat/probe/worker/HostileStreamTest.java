package vn.giamsat.probe.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.media.Pictures.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.PictureExaminer.Examination.Undecodable;

/// What a stranger may send to real decoder processes, and what may happen to these.
class HostileStreamTest {
    private static final List<String> CORPUS =
            List.of(
                    "corridor.h264",
                    "corridor-slices.h264",
                    "corridor-interlaced.h264",
                    "corridor.h265",
                    "corridor-10bit.h265",
                    "corridor.jpg",
                    "corridor-422.jpg");

    private static final WorkerFixture WORKERS = new WorkerFixture();

    @AfterContainer
    static void stop() {
        WORKERS.close();
    }

    @Property(tries = 150)
    void cutFlippedAndRepeatedStreamsAreExaminedOrRefused(
            @ForAll @IntRange(max = 6) int file,
            @ForAll @IntRange(max = 100) int keptPercent,
            @ForAll @IntRange(max = 200) int flips,
            @ForAll @IntRange(min = 1, max = 4) int copies,
            @ForAll long seed) {
        var hostile = mutated(picture(CORPUS.get(file)), keptPercent, copies, flips, seed);

        var examination = WORKERS.decoder.examine(new UUID(1, seed), hostile);

        assertThat(examination).isInstanceOfAny(Seen.class, Undecodable.class);
    }

    private static EncodedPicture mutated(
            EncodedPicture whole, int keptPercent, int copies, int flips, long seed) {
        var random = new Random(seed);
        var kept = whole.bytes().length * keptPercent / 100;
        var bytes = new byte[kept * copies];
        for (var copy = 0; copy < copies; copy++) {
            System.arraycopy(whole.bytes(), 0, bytes, copy * kept, kept);
        }
        for (var flip = 0; flip < flips && kept > 0; flip++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return new EncodedPicture(whole.codec(), bytes);
    }

    @Test
    void refusesOversizedStreams() {
        var picture = picture("corridor.h264");
        var oversized = Arrays.copyOf(picture.bytes(), 5 << 20);

        assertThat(
                        WORKERS.decoder.examine(
                                new UUID(1, 1), new EncodedPicture(picture.codec(), oversized)))
                .isInstanceOf(Undecodable.class);
    }

    @Test
    void losesNoPictureWhileDecodersAreKilledAtRandom() {
        // Given
        var random = new Random(6);
        var answered = new AtomicInteger();
        List<Examination> examinations;
        try (var threads = Executors.newFixedThreadPool(2)) {
            // When every hundredth answer costs a decoder its life
            var questions =
                    IntStream.range(0, 400)
                            .mapToObj(
                                    number ->
                                            CompletableFuture.supplyAsync(
                                                            () -> examined(number), threads)
                                                    .whenComplete((_, _) -> kill(answered, random)))
                            .toList();
            examinations = questions.stream().map(CompletableFuture::join).toList();
        }
        // Then
        assertThat(examinations).hasSize(400).hasOnlyElementsOfType(Seen.class);
        assertThat(WORKERS.lost(Ending.KILLED)).isPositive();
    }

    private static void kill(AtomicInteger answered, Random random) {
        if (answered.incrementAndGet() % 100 == 0) {
            var children = ProcessHandle.current().children().filter(WorkerFixture::owns).toList();
            children.get(random.nextInt(children.size())).destroyForcibly();
        }
    }

    private static Examination examined(int number) {
        return WORKERS.decoder.examine(new UUID(2, number), picture("corridor-720p.h264"));
    }
}
