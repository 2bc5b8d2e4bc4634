package vn.giamsat.health;

import vn.giamsat.probe.Rung;

/// How many probes had this as their highest rung.
public record RungCount(Rung rung, int probes) {}
