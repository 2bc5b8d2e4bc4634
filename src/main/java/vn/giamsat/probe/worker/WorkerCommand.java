package vn.giamsat.probe.worker;

import java.nio.file.Path;
import java.util.List;

/// How this artefact is started as a decoder process.
public final class WorkerCommand {
    /// The argument that asks the product's entry for it.
    public static final String DECODE = "decode";

    /// A photo's bytes, its two prints, and what lies between.
    private static final String HEAP = "-Xmx256m";

    private WorkerCommand() {}

    static List<String> ofThisProcess() {
        var binary = System.getProperty("org.graalvm.nativeimage.imagecode") != null;
        return binary ? ofBinary() : ofJava();
    }

    /// The file of this process, even when another version has taken its place meanwhile. What some
    /// ten pictures leave behind is collected while it is in the processor's caches.
    private static List<String> ofBinary() {
        var file = "/proc/%d/exe".formatted(ProcessHandle.current().pid());
        return List.of(file, HEAP, "-Xmn4m", DECODE);
    }

    /// A small JVM that starts fast: its work is done in native code.
    private static List<String> ofJava() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerMain.class.getName());
    }
}
