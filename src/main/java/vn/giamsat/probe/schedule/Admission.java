package vn.giamsat.probe.schedule;

import java.util.function.DoubleSupplier;

/// How many may start in a turn of the scheduler: no more than those who do the work can follow.
/// The further they are behind, the fewer start: they are kept busy, and not full. Some start
/// where the limits say so, however far they are behind. Confined to the scheduler's loop.
final class Admission {
    private final DoubleSupplier behind;
    private final Limits limits;
    private int left;
    private long heldBack;

    /// @param behind how far they are behind who do the work
    Admission(DoubleSupplier behind, Limits limits) {
        this.behind = behind;
        this.limits = limits;
    }

    /// How many start in a turn.
    ///
    /// @param most of what is usual, while they are not far behind: to catch up after a pause
    /// @param mostOfFew as many may start of a small fleet
    /// @param fewest of what is usual, however far they are behind
    /// @param fewestOfFew as many of a small fleet
    /// @param aBit up to here as many start as if they were not behind
    /// @param far from here on the fewest start
    record Limits(
            double most, int mostOfFew, double fewest, int fewestOfFew, double aBit, double far) {}

    /// @param usual how many are due in a turn when all goes its way
    void beginTurn(double usual) {
        var most = Math.max(usual * limits.most, limits.mostOfFew);
        var fewest = Math.max(usual * limits.fewest, limits.fewestOfFew);
        var room = limits.far - behind.getAsDouble();
        var share = room / (limits.far - limits.aBit);
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
