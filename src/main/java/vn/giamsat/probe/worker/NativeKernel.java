package vn.giamsat.probe.worker;

import org.graalvm.nativeimage.StackValue;
import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.nativeimage.c.function.CFunction.Transition;
import org.graalvm.nativeimage.c.type.CLongPointer;

/// The C library as a native image calls it.
final class NativeKernel {
    private NativeKernel() {}

    static int setLimit(int resource, long soft, long hard) {
        var limits = StackValue.get(2, CLongPointer.class);
        limits.write(0, soft);
        limits.write(1, hard);
        return setrlimit(resource, limits);
    }

    @CFunction(value = "setrlimit", transition = Transition.NO_TRANSITION)
    private static native int setrlimit(int resource, CLongPointer limits);

    /// Processor time of this process, in microseconds.
    @CFunction(value = "clock", transition = Transition.NO_TRANSITION)
    static native long clock();
}
