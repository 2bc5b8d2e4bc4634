package vn.giamsat.probe.schedule;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// How many probes may start in a turn of the scheduler: no more than the event loops can follow.
/// What runs feeds the loops; where more runs than they have time for, every probe takes longer,
/// limits run out, the lease is renewed too late, and nothing is finished sooner. So while any loop
/// is behind, but a few start. A quarter of what is usual does in any case: a loop may be behind
/// for other reasons, and cameras must be watched all the same.
///
/// How many run tells nothing of that: a silent camera holds its place for many seconds and costs
/// no loop anything. Confined to the scheduler's loop.
final class Admission {
    static final Duration TURN = Duration.ofMillis(20);

    /// 10,000 a second: some six times what 100,000 cameras need, to catch up after a pause.
    private static final int MOST = 200;

    private static final int FEWEST = 2; // 100 a second

    private static final double SHARE = 0.25;

    private final BooleanSupplier behind;
    private int left;
    private long heldBack;

    /// @param behind whether an event loop is
    Admission(BooleanSupplier behind) {
        this.behind = behind;
    }

    /// @param usual probes that are due in a turn when all goes its way
    void beginTurn(double usual) {
        if (behind.getAsBoolean()) {
            heldBack++;
            left = Math.clamp((long) (usual * SHARE), FEWEST, MOST);
        } else {
            left = MOST;
        }
    }

    /// Whether one more may start in this turn.
    boolean admits() {
        return left > 0;
    }

    void started() {
        left--;
    }

    /// The turns so far in which but a few were let start.
    long heldBack() {
        return heldBack;
    }
}
