package vn.giamsat.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

/// CPU time that processes took, user and system together (proc(5)).
final class CpuTime {
    private static final int TICKS_PER_SECOND = 100; // USER_HZ, fixed in Linux's ABI

    /// Fields of /proc/stat: user, nice, system, interrupts, soft interrupts.
    private static final int[] BUSY = {1, 2, 3, 6, 7};

    private CpuTime() {}

    static Duration ofThisProcess() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Duration.ofNanos(system.getProcessCpuTime());
    }

    /// Of the children that have ended and were waited for.
    static Duration ofEndedChildren() {
        return ticks("self", 13, 14);
    }

    static Duration of(long pid) {
        return ticks(Long.toString(pid), 11, 12);
    }

    /// Of a process with its children, ended or not.
    static Duration ofFamily(long pid) {
        return ProcessHandle.of(pid)
                .orElseThrow()
                .children()
                .map(child -> ofChild(child.pid()))
                .reduce(of(pid).plus(ticks(Long.toString(pid), 13, 14)), Duration::plus);
    }

    /// Of all processes and the system itself, on all processors; what waits for a disk is idle.
    static Duration ofMachine() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            var fields = lines.findFirst().orElseThrow().split(" +");
            var ticks = IntStream.of(BUSY).mapToLong(field -> Long.parseLong(fields[field])).sum();
            return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Of this process's living children but one.
    static Duration ofChildrenBut(long pid) {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.pid() != pid)
                .map(child -> ofChild(child.pid()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// One that has ended since it was listed counts with its parent from now on.
    private static Duration ofChild(long pid) {
        try {
            return of(pid);
        } catch (UncheckedIOException ended) {
            return Duration.ZERO;
        }
    }

    private static Duration ticks(String process, int user, int system) {
        try {
            var stat = Files.readString(Path.of("/proc", process, "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var ticks = Long.parseLong(fields[user]) + Long.parseLong(fields[system]);
            return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
