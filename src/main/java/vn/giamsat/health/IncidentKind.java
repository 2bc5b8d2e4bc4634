package vn.giamsat.health;

/// The worst that a camera was during an incident: it may become DOWN, and stays so though the
/// camera gets better, so that what was counted once is counted the same later.
public enum IncidentKind {
    DOWN,
    DEGRADED,
    /// It is up and not up by turns, too often for an incident each time.
    FLAPPING
}
