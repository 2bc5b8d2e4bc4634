package vn.giamsat.probe.schedule;

import java.util.function.BooleanSupplier;

/// How many probes may start in a turn of the scheduler: no more than the event loops can follow.
/// What runs feeds the loops; where more runs than they have time for, every probe takes longer,
/// limits run out, the lease is renewed too late, and nothing is finished sooner. So while any loop
/// is behind, but a few start, which keeps a machine going that is behind for other reasons.
///
/// How many run tells nothing of that: a silent camera holds its place for many seconds and costs
/// no loop anything. Confined to the scheduler's loop.
final class Admission {
    /// 10,000 a second, in turns of 20 ms: some six times what 100,000 cameras need, to catch up
    /// after a pause.
    private static final int MOST = 200;

    private static final int FEWEST = 2; // 100 a second

    private final BooleanSupplier behind;
    private int left;

    /// @param behind whether an event loop is
    Admission(BooleanSupplier behind) {
        this.behind = behind;
    }

    void beginTurn() {
        left = behind.getAsBoolean() ? FEWEST : MOST;
    }

    /// Whether one more may start in this turn, which counts as started.
    boolean admits() {
        return left-- > 0;
    }
}
