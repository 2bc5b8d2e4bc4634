package vn.giamsat.health;

import vn.giamsat.probe.Rung;

/// How long the probes of an hour took to a rung, in milliseconds from their start; 32,767 stands
/// for more. The median is exact, as in [Spread].
public record TimingSpread(
        Rung rung, int leastMilliseconds, int medianMilliseconds, int mostMilliseconds) {}
