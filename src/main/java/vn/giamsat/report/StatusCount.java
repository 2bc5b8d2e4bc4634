package vn.giamsat.report;

/// How many reports of a kind came from the facilities.
///
/// @param kind as on a phone, for example `POWER_CUT`
public record StatusCount(String kind, int reports) {}
