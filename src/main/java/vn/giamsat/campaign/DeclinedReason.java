package vn.giamsat.campaign;

/// Why facilities cannot be connected, and how many.
public record DeclinedReason(String reason, int facilities) {}
