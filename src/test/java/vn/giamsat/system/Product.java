package vn.giamsat.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// What the package phase made, and how to start it: the jar with its libraries, or the native
/// binary.
///
/// @param path of the jar or of the binary
/// @param launcher the command before the options of a start
public record Product(boolean binary, Path path, List<String> launcher) {
    private static final Path BUILD = Path.of("target").toAbsolutePath();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    static Product ofLastBuild() {
        var artifact = new Properties();
        try (var reader = Files.newBufferedReader(BUILD.resolve("quarkus-artifact.properties"))) {
            artifact.load(reader);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return artifact.getProperty("type").equals("native") ? ofBinary() : ofJar();
    }

    public static Product ofBinary() {
        var binary = BUILD.resolve("giamsat-runner");
        return new Product(true, binary, List.of(binary.toString()));
    }

    public static Product ofJar() {
        return new Product(false, BUILD.resolve("quarkus-app/quarkus-run.jar"), List.of(JAVA));
    }

    /// What services of tests are started from. Where a whole suite runs, that is the jar with its
    /// cache, which halves the processor time of some seventy starts.
    static Product ofTests() {
        var built = ofLastBuild();
        return built.binary() || !TestSuite.RUNS ? built : CachedJar.KEPT;
    }

    /// As [#ofJarWithCache()], written once in a JVM.
    static Product ofKeptCache() {
        return CachedJar.KEPT;
    }

    private static final class CachedJar {
        private static final Product KEPT = write();

        private static Product write() {
            try {
                return ofJarWithCache();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /// A copy of the jar, with an AOT cache that is written as `Dockerfile.jvm` has it written, and
    /// started as there.
    public static Product ofJarWithCache() throws IOException {
        var folder = BUILD.resolve("aot");
        run("rm", "-rf", folder.toString());
        run("cp", "-R", BUILD.resolve("quarkus-app").toString(), folder.toString());
        run("src/main/docker/train.sh", folder.toString());
        return new Product(
                false,
                folder.resolve("quarkus-run.jar"),
                List.of(
                        JAVA,
                        "-XX:AOTCache=" + folder.resolve("giamsat.aot"),
                        "-XX:AOTMode=on",
                        "-XX:CompileThresholdScaling=4",
                        "--enable-native-access=ALL-UNNAMED"));
    }

    /// The binary in the root file system that `try-rootfs.sh` made.
    static Product inRootFileSystem(String folder) {
        return new Product(
                true,
                BUILD.resolve("giamsat-runner"),
                List.of("src/main/docker/try-rootfs.sh", "run", folder));
    }

    /// Started by another command, which takes ours.
    Product launchedBy(List<String> command) {
        return new Product(
                binary, path, Stream.concat(command.stream(), launcher.stream()).toList());
    }

    private static void run(String... command) throws IOException {
        var builder = new ProcessBuilder(command).inheritIO();
        var environment = builder.environment();
        environment.merge(
                "PATH", Path.of(JAVA).getParent().toString(), (path, ours) -> ours + ":" + path);
        environment.put("GIAMSAT_MEDIA_LIBRARIES", BUILD.resolve("ffmpeg").toString());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ServiceProcess.freePort()));
        var exitCode = builder.start().onExit().join().exitValue();
        if (exitCode != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + exitCode);
        }
    }

    /// A binary takes the options of heap sizes too.
    List<String> command(List<String> options) {
        var jar = binary ? List.<String>of() : List.of("-jar", path.toString());
        return Stream.of(launcher, options, jar).flatMap(List::stream).toList();
    }
}
