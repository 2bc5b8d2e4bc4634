package vn.giamsat.health;

import vn.giamsat.probe.Rung;

/// When a probe reached a rung, in milliseconds from its start.
public record RungTiming(Rung rung, long milliseconds) {}
