package vn.giamsat.entry;

/// Whether objects of a native binary come quickly: 4 MB a second or more, as its latest young
/// collection found. Read and written while nothing else runs.
final class AllocationPace {
    private static final long NANOS_PER_BYTE = 250;
    private static final long LITTLE_BYTES = 8 << 20;

    private static long latestNanos;
    private static boolean quick;

    private AllocationPace() {}

    /// A young collection begins.
    ///
    /// @param youngBytes that make one necessary
    static void collects(long nowNanos, long youngBytes) {
        quick = nowNanos - latestNanos < NANOS_PER_BYTE * youngBytes;
        latestNanos = nowNanos;
    }

    static boolean isQuick() {
        return quick;
    }

    /// Whether it is not worth while to give back the room of young objects.
    static boolean isLittle(long youngBytes) {
        return youngBytes <= LITTLE_BYTES;
    }
}
