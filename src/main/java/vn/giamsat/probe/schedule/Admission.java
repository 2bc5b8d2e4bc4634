package vn.giamsat.probe.schedule;

import java.util.function.DoubleSupplier;

/// How many may start in a turn of the scheduler: no more than those who do the work can follow.
/// The further they are behind, the fewer start: they are kept busy, and not full. Confined to the
/// scheduler's loop.
final class Admission {
    private final DoubleSupplier behind;
    private final Limits limits;
    private int left;
    private boolean lessens;
    private long heldBack;

    /// @param behind how far they are behind who do the work, 0 or more, in the unit of the limits
    Admission(DoubleSupplier behind, Limits limits) {
        this.behind = behind;
        this.limits = limits;
    }

    /// @param ofUsual how many times what is usual
    /// @param atLeast of few cameras
    record Amount(double ofUsual, int atLeast) {
        private double of(double usual) {
            return Math.max(usual * ofUsual, atLeast);
        }
    }

    /// @param most while they are hardly behind: to catch up after a pause
    /// @param fewest however far they are behind
    /// @param fewerFrom up to so far behind the most start, from there on fewer
    /// @param fewestFrom from so far behind on the fewest start
    record Limits(Amount most, Amount fewest, double fewerFrom, double fewestFrom) {}

    /// @param usual how many are due in a turn when all goes its way
    void beginTurn(double usual) {
        var now = behind.getAsDouble();
        var most = limits.most.of(usual);
        var share = (limits.fewestFrom - now) / (limits.fewestFrom - limits.fewerFrom);
        lessens = now > limits.fewerFrom;
        left = (int) Math.clamp(most * share, limits.fewest.of(usual), most);
        if (left < (int) usual) {
            heldBack++;
        }
    }

    /// Whether one more may start in this turn.
    boolean admits() {
        return left > 0;
    }

    /// Whether fewer may start in this turn than if nobody were behind.
    boolean lessens() {
        return lessens;
    }

    void started() {
        left--;
    }

    /// The turns so far in which fewer might start than usual.
    long heldBack() {
        return heldBack;
    }
}
