package vn.giamsat.probe.rtsp;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Prober;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.StreamReceiver.Depth;
import vn.giamsat.probe.media.DecoderSettings;
import vn.giamsat.probe.media.FfmpegExaminer;
import vn.giamsat.probe.media.LocalDecoder;
import vn.giamsat.probe.media.MediaSettings;
import vn.giamsat.probe.memory.MemoryThresholds;
import vn.giamsat.probe.memory.PictureMemories;
import vn.giamsat.probe.schedule.LadderProber;
import vn.giamsat.probe.wire.FakeNameServer;
import vn.giamsat.simulator.Endpoint;
import vn.giamsat.simulator.SimulatedLogin;
import vn.giamsat.simulator.Simulator;
import vn.giamsat.simulator.SimulatorSettings;

/// The whole prober, with the real client and the real decoder, and all that it can meet: simulated
/// cameras behind a plain port and behind one for each certificate, a name server, and ports where
/// nobody answers.
final class LadderBench implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /// Three pictures of a simulated camera, enough to tell its rate.
    private static final Duration OBSERVATION = Duration.ofMillis(300);

    /// Keys in the order of the endpoints after the plain one.
    private static final List<String> KEYS = List.of("good", "other", "expired", "stranger");

    private final Vertx vertx = Vertx.vertx();
    private final FakeNameServer names = new FakeNameServer(vertx);
    private final FfmpegExaminer examiner =
            new FfmpegExaminer(MediaSettings.DEFAULTS, new LocalDecoder(DecoderSettings.DEFAULTS));
    private final FullPort fullPort = FullPort.open();
    private final Certificates certificates;
    private final Simulator simulator;
    private final RtspReceiver receiver;
    private final PictureMemories memories = new PictureMemories(MemoryThresholds.DEFAULTS);
    private final Prober prober;

    /// @param folder for certificates
    LadderBench(Path folder) throws Exception {
        this(folder, OBSERVATION);
    }

    LadderBench(Path folder, Duration observation) throws Exception {
        certificates = Certificates.in(folder);
        simulator = done(Simulator.start(vertx, SimulatorSettings.of(endpoints())));
        receiver =
                new RtspReceiver(
                        vertx,
                        ReceiverBench.SETTINGS
                                .with(ReceiverBench.SHORT)
                                .observing(observation)
                                .trusting(certificates.authority()),
                        names.servers());
        prober =
                new LadderProber(
                        receiver, examiner, memories, everyTenMinutes(), Depth.DESCRIPTION);
    }

    /// Each probe begins ten minutes after the last one.
    private static Clock everyTenMinutes() {
        var now = new AtomicReference<>(Instant.parse("2021-06-12T00:00:00Z"));
        return new Clock() {
            @Override
            public Instant instant() {
                return now.updateAndGet(time -> time.plus(Duration.ofMinutes(10)));
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    /// Probes a camera, and remembers what counts.
    ProbeOutcome probe(ProbeTarget target) {
        var outcome = prober.probe(target, Look.PICTURE).await().atMost(LIMIT);
        memories.learn(target.cameraId(), outcome.trace().startedAt());
        return outcome;
    }

    /// A simulated camera that asks for a login and is given it.
    ProbeTarget camera(String behaviour) {
        return cameraAt("/digest/h264/" + behaviour);
    }

    /// @param path login, codec and behaviour of a simulated camera
    ProbeTarget cameraAt(String path) {
        return at("rtsp://127.0.0.1:" + simulator.port() + path + "/1");
    }

    /// A working camera behind a port that shows this certificate.
    ProbeTarget cameraBehind(String key) {
        return securely(simulator.ports().get(1 + KEYS.indexOf(key)));
    }

    /// A working camera, spoken to in TLS, which it does not speak.
    ProbeTarget cameraWithoutTls() {
        return securely(simulator.port());
    }

    /// @param key whose certificate is awaited
    ProbeTarget pinned(ProbeTarget camera, String key) throws Exception {
        return new ProbeTarget(
                camera.cameraId(),
                camera.address(),
                camera.credentials(),
                certificates.pin(key),
                camera.expected());
    }

    static ProbeTarget expecting(ProbeTarget camera, Expectation expected) {
        return new ProbeTarget(
                camera.cameraId(),
                camera.address(),
                camera.credentials(),
                camera.tlsPin(),
                expected);
    }

    static ProbeTarget withoutLogin(ProbeTarget camera) {
        return new ProbeTarget(
                camera.cameraId(), camera.address(), null, camera.tlsPin(), camera.expected());
    }

    static ProbeTarget at(String url) {
        return new ProbeTarget(
                UUID.randomUUID(),
                StreamAddress.of(url),
                new Credentials(SimulatedLogin.USER, SimulatedLogin.PASSWORD),
                null,
                Expectation.ANYTHING);
    }

    /// Where nobody listens.
    static ProbeTarget closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return at("rtsp://127.0.0.1:" + socket.getLocalPort() + "/");
        }
    }

    /// Where nobody is let in.
    ProbeTarget fullPort() {
        return at("rtsp://127.0.0.1:" + fullPort.number() + "/");
    }

    @Override
    public void close() throws Exception {
        receiver.close();
        examiner.close();
        fullPort.close();
        names.close();
        done(vertx.close());
    }

    private static ProbeTarget securely(int port) {
        return at("rtsps://camera.test:" + port + "/open/h264/normal/1");
    }

    private Endpoint[] endpoints() {
        var secure = KEYS.stream().map(key -> Endpoint.rtsps(0, keys(key)));
        return Stream.concat(Stream.of(Endpoint.rtsp(0)), secure).toArray(Endpoint[]::new);
    }

    private PfxOptions keys(String alias) {
        return new PfxOptions()
                .setPath(certificates.store().toString())
                .setPassword(Certificates.PASSWORD)
                .setAlias(alias);
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
