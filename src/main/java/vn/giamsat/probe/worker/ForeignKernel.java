package vn.giamsat.probe.worker;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The C library as a JVM calls it.
@SuppressWarnings("restricted") // native code is what this is for
final class ForeignKernel {
    private static final MethodHandle SETRLIMIT =
            function("setrlimit", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle SETITIMER =
            function("setitimer", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    private static final int PROCESSOR_TIME = 2; // ITIMER_PROF of `sys/time.h`

    private ForeignKernel() {}

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }

    static int setLimit(int resource, long soft, long hard) {
        try (var arena = Arena.ofConfined()) {
            var limits = arena.allocateFrom(JAVA_LONG, soft, hard);
            return (int) SETRLIMIT.invokeExact(resource, limits);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Of processor time, once.
    static int setTimer(long seconds) {
        try (var arena = Arena.ofConfined()) {
            var timer = arena.allocateFrom(JAVA_LONG, 0, 0, seconds, 0); // s and µs each
            return (int) SETITIMER.invokeExact(PROCESSOR_TIME, timer, MemorySegment.NULL);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
