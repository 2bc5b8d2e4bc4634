package vn.giamsat.probe.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the kernel lets this process use: setrlimit(2), setitimer(2). Linux only; elsewhere a
/// process has no limits but the service's patience.
final class KernelLimits {
    /// Of `bits/resource.h` on x86-64 and arm64.
    private static final int FILE_BYTES = 1;

    private static final int DATA_BYTES = 2;
    private static final int CORE_BYTES = 4;

    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

    /// Known while the binary is built, so that what only a JVM can call stays out of it.
    private static final boolean BINARY =
            System.getProperty("org.graalvm.nativeimage.imagecode") != null;

    private static final Path FIRST_TO_END = Path.of("/proc/self/oom_score_adj");
    private static final String CERTAINLY = "1000";

    private KernelLimits() {}

    /// Limits from now to the end of this process. It writes no files and leaves no core (which
    /// would hold pictures), and when memory is short it ends before the service does.
    ///
    /// @param memoryBytes private memory that may be written to: heap, libraries' data, malloc
    static void confine(long memoryBytes) {
        if (LINUX) {
            offerItself();
            set(CORE_BYTES, 0, 0);
            set(FILE_BYTES, 0, 0);
            set(DATA_BYTES, memoryBytes, memoryBytes);
        }
    }

    private static void offerItself() {
        try {
            Files.writeString(FIRST_TO_END, CERTAINLY);
        } catch (IOException | SecurityException notAllowed) {
            // then the kernel decides as it thinks best
        }
    }

    /// From now on; then SIGPROF ends the process. RLIMIT_CPU would count from the process's start,
    /// in ticks of the kernel, and no clock tells those: by the clock that a process can read,
    /// which is exact, the limit came too early by what the two were apart.
    static void allowProcessorTime(int seconds) {
        if (LINUX
                && (BINARY ? NativeKernel.setTimer(seconds) : ForeignKernel.setTimer(seconds))
                        != 0) {
            throw new IllegalStateException("setitimer of %d s".formatted(seconds));
        }
    }

    private static void set(int resource, long soft, long hard) {
        var result =
                BINARY
                        ? NativeKernel.setLimit(resource, soft, hard)
                        : ForeignKernel.setLimit(resource, soft, hard);
        if (result != 0) {
            throw new IllegalStateException("setrlimit of resource %d".formatted(resource));
        }
    }
}
