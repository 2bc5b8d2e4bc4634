package vn.giamsat.health;

/// Why something of a period is not known, or nothing.
public enum UptimeGap {
    /// No camera was in service then, nor under maintenance, as far as you may see.
    NOT_IN_SERVICE,
    /// A camera was in service, and no probe had judged it yet.
    NEVER_PROBED,
    /// This service did not watch: our outage, which says nothing of cameras.
    NOT_WATCHED,
    /// When cameras were in service was not kept then.
    NOT_RECORDED
}
