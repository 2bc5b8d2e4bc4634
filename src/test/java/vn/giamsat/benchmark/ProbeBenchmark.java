package vn.giamsat.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.StreamReceiver.Depth;
import vn.giamsat.probe.media.Decoder;
import vn.giamsat.probe.media.DecoderSettings;
import vn.giamsat.probe.media.Decoding;
import vn.giamsat.probe.media.FfmpegExaminer;
import vn.giamsat.probe.media.LocalDecoder;
import vn.giamsat.probe.media.MediaSettings;
import vn.giamsat.probe.media.PictureLimits;
import vn.giamsat.probe.media.Pictures;
import vn.giamsat.probe.media.UndecodableException;
import vn.giamsat.probe.rtsp.ReceiverSettings;
import vn.giamsat.probe.rtsp.RtspReceiver;
import vn.giamsat.probe.worker.OwnProcesses;
import vn.giamsat.simulator.SimulatedLogin;

/// What a probe costs, beside one `ffprobe` process per camera, on the same simulated cameras in
/// one run: `./mvnw test -Dtest=ProbeBenchmark`. The cameras run in another process, so their cost
/// is not counted. Two ffprobes are asked: that of the machine, as scripts call it (Debian: ffmpeg;
/// left out where there is none), and the one in the jar (it needs Debian's libpulse0).
class ProbeBenchmark {
    private static final int AT_ONCE = 8;

    /// As many as are at work in a fleet of 100,000: 1,667 a second, of which each waits for a
    /// distant camera some 60 ms.
    private static final int FLEET_AT_ONCE = Integer.getInteger("at-once", 100);
    private static final int WARM_UP = Integer.getInteger("warm-up", 100_000);
    private static final int PICTURES_WARM_UP = WARM_UP / 5;
    private static final int PROCESSES = 64;
    private static final List<String> SIZES = List.of("normal", "large", "large-1080");

    private static final LocalDecoder HERE = new LocalDecoder(DecoderSettings.DEFAULTS);

    private final Vertx vertx = Vertx.vertx();
    private final RtspReceiver receiver =
            new RtspReceiver(
                    vertx,
                    ReceiverSettings.STANDARD.allowing("127.0.0.0/8").observing(Duration.ZERO));
    private final FfmpegExaminer examiner = new FfmpegExaminer(MediaSettings.DEFAULTS, HERE);
    private final Decoder workers = OwnProcesses.decoder();
    private final FfmpegExaminer apart = new FfmpegExaminer(MediaSettings.DEFAULTS, workers);
    private final ExecutorService threads =
            Executors.newFixedThreadPool(MediaSettings.DEFAULTS.threads());
    private final ProbeCosts costs = new ProbeCosts();

    @Test
    void comparesTheCostOfProbes() {
        var ofJar = Ffprobe.ofJar();
        try (var cameras = SimulatorProcess.start()) {
            descriptions(cameras, FLEET_AT_ONCE);
            descriptions(cameras, AT_ONCE);
            for (var scene : SIZES) {
                pictures(cameras, scene);
            }
            workers.close(); // else one that ends for being idle counts as an ffprobe
            Ffprobe.ofSystem().ifPresent(it -> processes(ProbeCosts.PROCESS, it, cameras));
            processes(ProbeCosts.PROCESS_OF_JAR, ofJar, cameras);
        }
        costs.print();
        threads.shutdown();
    }

    private void descriptions(SimulatorProcess cameras, int atOnce) {
        IntFunction<Uni<Void>> probe = number -> description(cameras, number);
        run(WARM_UP, atOnce, probe);
        measured(
                new Measure(
                        ProbeCosts.DESCRIPTION, "normal", 20_000, atOnce, CpuTime::ofThisProcess),
                probe);
    }

    private void pictures(SimulatorProcess cameras, String scene) {
        var picture = received(cameras, scene, 0).await().indefinitely().picture();
        run(PICTURES_WARM_UP, number -> decoded(picture));
        measure(ProbeCosts.DECODING, scene, 1_000, number -> decoded(picture));
        run(PICTURES_WARM_UP, number -> looked(picture));
        measure("    ... without its loop filter", scene, 1_000, number -> looked(picture));
        run(PICTURES_WARM_UP, number -> examined(examiner, picture));
        measure("    decode and judge alone", scene, 1_000, number -> examined(examiner, picture));
        run(PICTURES_WARM_UP, number -> examined(apart, picture));
        measured(
                new Measure(
                        "    the same in processes of its own, both sides",
                        scene,
                        1_000,
                        AT_ONCE,
                        () -> bothSides(cameras)),
                number -> examined(apart, picture));
        run(PICTURES_WARM_UP, number -> verified(cameras, scene, number));
        measure(ProbeCosts.PICTURE, scene, 1_000, number -> verified(cameras, scene, number));
    }

    private static Duration bothSides(SimulatorProcess cameras) {
        return CpuTime.ofThisProcess().plus(CpuTime.ofChildrenBut(cameras.pid()));
    }

    private Uni<Void> description(SimulatorProcess cameras, int number) {
        return receiver.receive(target(cameras, "normal", number), Depth.DESCRIPTION)
                .invoke(reception -> assertThat(reception.failure()).isNull())
                .replaceWithVoid();
    }

    private Uni<Reception> received(SimulatorProcess cameras, String scene, int number) {
        return receiver.receive(target(cameras, scene, number), Depth.PICTURE)
                .invoke(reception -> assertThat(reception.failure()).isNull());
    }

    private Uni<Void> verified(SimulatorProcess cameras, String scene, int number) {
        return received(cameras, scene, number)
                .chain(reception -> examined(examiner, reception.picture()));
    }

    private static Uni<Void> examined(FfmpegExaminer examiner, EncodedPicture picture) {
        return examiner.examine(new UUID(0, 0), picture)
                .invoke(seen -> assertThat(seen).isInstanceOf(Examination.Seen.class))
                .replaceWithVoid();
    }

    /// As FFmpeg does it by itself.
    private Uni<Void> decoded(EncodedPicture picture) {
        return busy(() -> Pictures.decodeWhole(picture));
    }

    /// As a probe does it.
    private Uni<Void> looked(EncodedPicture picture) {
        return busy(
                () -> {
                    try (var decoding = Decoding.of(picture, PictureLimits.DEFAULTS)) {
                        assertThat(decoding.picture().width()).isPositive();
                    } catch (UndecodableException impossible) {
                        throw new AssertionError(impossible);
                    }
                });
    }

    /// On as many threads as examine: a picture takes longer while the other core is busy, too.
    private Uni<Void> busy(Runnable work) {
        return Uni.createFrom().voidItem().emitOn(threads).invoke(work);
    }

    private static ProbeTarget target(SimulatorProcess cameras, String scene, int number) {
        return new ProbeTarget(
                new UUID(0, number),
                StreamAddress.of(address("", cameras, scene, number)),
                new Credentials(SimulatedLogin.USER, SimulatedLogin.PASSWORD),
                null,
                Expectation.ANYTHING);
    }

    private static String address(
            String login, SimulatorProcess cameras, String scene, int number) {
        return "rtsp://%s127.2.%d.%d:%d/digest-sha256/h264/%s/%d"
                .formatted(
                        login, number / 200 % 200, 1 + number % 200, cameras.port(), scene, number);
    }

    private void measure(String what, String scene, int times, IntFunction<Uni<Void>> probe) {
        measured(new Measure(what, scene, times, AT_ONCE, CpuTime::ofThisProcess), probe);
    }

    /// @param cpu processor time so far, of those who take part
    private record Measure(
            String what, String scene, int times, int atOnce, Supplier<Duration> cpu) {}

    private void measured(Measure measure, IntFunction<Uni<Void>> probe) {
        var cpu = measure.cpu().get();
        var start = System.nanoTime();
        run(measure.times(), measure.atOnce(), probe);
        costs.add(
                new ProbeCosts.Which(measure.what(), measure.scene(), measure.atOnce()),
                measure.times(),
                measure.cpu().get().minus(cpu),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private static void run(int times, IntFunction<Uni<Void>> probe) {
        run(times, AT_ONCE, probe);
    }

    private static void run(int times, int atOnce, IntFunction<Uni<Void>> probe) {
        Multi.createFrom()
                .range(0, times)
                .onItem()
                .transformToUni(number -> probe.apply(number))
                .merge(atOnce)
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofMinutes(10));
    }

    /// As many at once as our own probes, because a busy machine makes every probe dearer. FFmpeg
    /// knows no Digest SHA-256, so it is asked to log in with MD5.
    private void processes(String what, Ffprobe ffprobe, SimulatorProcess cameras) {
        for (var scene : SIZES) {
            IntFunction<Uni<Void>> look =
                    number ->
                            ffprobe.look(
                                    address(login(), cameras, scene, number)
                                            .replace("digest-sha256", "digest"));
            run(AT_ONCE, look);
            var cpu = CpuTime.ofEndedChildren();
            var start = System.nanoTime();
            run(PROCESSES, look);
            costs.add(
                    new ProbeCosts.Which(what, scene, AT_ONCE),
                    PROCESSES,
                    CpuTime.ofEndedChildren().minus(cpu),
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static String login() {
        return SimulatedLogin.USER + ":" + SimulatedLogin.PASSWORD + "@";
    }
}
