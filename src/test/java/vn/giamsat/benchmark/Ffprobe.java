package vn.giamsat.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.ffprobe;
import org.bytedeco.javacpp.Loader;

/// FFmpeg's own tool, as scripts that watch cameras call it: one process for each look, up to the
/// first frame.
///
/// @param program its file
record Ffprobe(String program) {
    /// The one that the machine's people call; empty where none is installed.
    static Optional<Ffprobe> ofSystem() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "ffprobe"))
                .filter(Files::isExecutable)
                .map(file -> new Ffprobe(file.toString()))
                .findFirst();
    }

    /// The one in the jar of our decoder. It is linked with PulseAudio's client (Debian:
    /// libpulse0) and with far fewer libraries than a distribution's.
    static Ffprobe ofJar() {
        return new Ffprobe(Loader.load(ffprobe.class));
    }

    /// Fails when the process cannot be started or sees no picture.
    Uni<Void> look(String address) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> see(address));
    }

    private void see(String address) {
        try {
            var process = started(address);
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            assertThat(output).contains("\"pict_type\": \"I\"");
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Process started(String address) throws IOException {
        return new ProcessBuilder(
                        program,
                        "-v",
                        "error",
                        "-rtsp_transport",
                        "tcp",
                        "-select_streams",
                        "v:0",
                        "-read_intervals",
                        "%+#1",
                        "-show_frames",
                        "-show_streams",
                        "-of",
                        "json",
                        address)
                .redirectErrorStream(true)
                .start();
    }
}
