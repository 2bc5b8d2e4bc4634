package vn.giamsat.probe.worker;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.VideoCodec;
import vn.giamsat.probe.media.DecoderSettings;

/// Decoder processes that inputs bring into trouble, at a time that tests set.
final class WorkerFixture implements AutoCloseable {
    static final UUID CAMERA = new UUID(0, 1);
    static final UUID NEIGHBOUR = new UUID(0, 2);

    private static final Duration REST = Duration.ofMinutes(10);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final WorkerDecoder decoder;
    Instant now = Instant.parse("2021-05-07T09:00:00Z");

    WorkerFixture() {
        this(REST);
    }

    WorkerFixture(Duration restAfter) {
        this(trouble(), restAfter);
    }

    WorkerFixture(List<String> command, Duration restAfter) {
        var settings =
                new WorkerSettings(
                        command,
                        512L << 20,
                        restAfter,
                        Duration.ofMillis(400),
                        Duration.ofSeconds(5));
        decoder =
                new WorkerDecoder(
                        settings, DecoderSettings.DEFAULTS, new WorkerMetrics(meters), clock());
    }

    /// The command of the product's decoder with another entry.
    private static List<String> trouble() {
        var command = new ArrayList<>(WorkerCommand.ofThisProcess());
        command.set(command.size() - 1, TroubleMain.class.getName());
        return command;
    }

    /// One on whose machine nobody has unpacked FFmpeg's libraries before.
    static WorkerFixture onANewMachine(Path cache) {
        var command = new ArrayList<>(trouble());
        command.add(1, "-Dorg.bytedeco.javacpp.cachedir=" + cache);
        return new WorkerFixture(command, REST);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    Examination examination(UUID camera, TroubleMain.Trouble trouble) {
        return decoder.examine(camera, new EncodedPicture(VideoCodec.H264, trouble.bytes()));
    }

    double lost(Ending ending) {
        var counter = meters.find("giamsat.decoder.lost").tag("reason", ending.name()).counter();
        return counter == null ? 0 : counter.count();
    }

    double processes() {
        return meters.get("giamsat.decoder.processes").gauge().value();
    }

    /// Whether it is one of the decoder processes of tests.
    static boolean owns(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/%d/cmdline".formatted(process.pid())))
                    .contains(TroubleMain.class.getName());
        } catch (IOException ended) {
            return false;
        }
    }

    static Path written() {
        return Path.of("target/written-by-a-decoder");
    }

    @Override
    public void close() {
        decoder.close();
    }
}
