package vn.giamsat.probe.worker;

import org.graalvm.nativeimage.StackValue;
import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.nativeimage.c.function.CFunction.Transition;
import org.graalvm.nativeimage.c.type.CLongPointer;
import org.graalvm.word.WordFactory;

/// The C library as a native image calls it.
final class NativeKernel {
    private static final int PROCESSOR_TIME = 2; // ITIMER_PROF of `sys/time.h`

    private NativeKernel() {}

    static int setLimit(int resource, long soft, long hard) {
        var limits = StackValue.get(2, CLongPointer.class);
        limits.write(0, soft);
        limits.write(1, hard);
        return setrlimit(resource, limits);
    }

    /// Of processor time, once.
    static int setTimer(long seconds) {
        var timer = StackValue.get(4, CLongPointer.class); // interval, then value: s and µs each
        timer.write(0, 0);
        timer.write(1, 0);
        timer.write(2, seconds);
        timer.write(3, 0);
        return setitimer(PROCESSOR_TIME, timer, WordFactory.nullPointer());
    }

    @CFunction(value = "setitimer", transition = Transition.NO_TRANSITION)
    private static native int setitimer(int which, CLongPointer timer, CLongPointer before);

    @CFunction(value = "setrlimit", transition = Transition.NO_TRANSITION)
    private static native int setrlimit(int resource, CLongPointer limits);
}
