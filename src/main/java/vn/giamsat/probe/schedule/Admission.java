package vn.giamsat.probe.schedule;

import java.time.Duration;
import java.util.function.Supplier;

/// How many probes may start in a turn of the scheduler: no more than the event loops can follow.
/// What runs feeds the loops; where more runs than they have time for, every probe takes longer,
/// limits run out, the lease is renewed too late, and nothing is finished sooner. So the further
/// the latest loop is behind, the fewer start: the loops are kept busy, and not full. A quarter of
/// what is usual starts in any case, and all while it is little: a loop may be behind for other
/// reasons, as while all cameras are read anew, and cameras must be watched all the same.
///
/// How many run tells nothing of that: a silent camera holds its place for many seconds and costs
/// no loop anything. Confined to the scheduler's loop.
final class Admission {
    static final Duration TURN = Duration.ofMillis(20);

    /// Of what is usual, when no loop is behind: to catch up after a pause.
    private static final double MOST = 3;

    /// Of what is usual, however far a loop is behind.
    private static final double FEWEST = 0.25;

    private static final int MOST_OF_FEW = 100; // 5,000 a second
    private static final int FEWEST_OF_FEW = 2; // 100 a second

    /// Up to here as many start as if none were behind.
    private static final double SECONDS_BEHIND = 0.3;

    /// From here on the fewest start. Below the limits of a probe and half of the lease, which take
    /// several rounds of a loop each.
    private static final double SECONDS_FAR_BEHIND = 1;

    private final Supplier<Duration> delay;
    private int left;
    private long heldBack;

    /// @param delay how far the latest event loop is behind
    Admission(Supplier<Duration> delay) {
        this.delay = delay;
    }

    /// @param usual probes that are due in a turn when all goes its way
    void beginTurn(double usual) {
        var most = Math.max(usual * MOST, MOST_OF_FEW);
        var fewest = Math.max(usual * FEWEST, FEWEST_OF_FEW);
        var room = SECONDS_FAR_BEHIND - delay.get().toNanos() / 1e9;
        var share = room / (SECONDS_FAR_BEHIND - SECONDS_BEHIND);
        left = (int) Math.clamp(most * share, fewest, most);
        if (left < (int) usual) {
            heldBack++;
        }
    }

    /// Whether one more may start in this turn.
    boolean admits() {
        return left > 0;
    }

    void started() {
        left--;
    }

    /// The turns so far in which fewer might start than usual.
    long heldBack() {
        return heldBack;
    }
}
