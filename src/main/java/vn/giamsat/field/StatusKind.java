package vn.giamsat.field;

import java.time.Duration;

/// What people report of a facility. The names are stable.
public enum StatusKind {
    POWER_CUT(Duration.ofDays(1), Duration.ofDays(7)),
    INTERNET_OUTAGE(Duration.ofDays(1), Duration.ofDays(7)),
    CAMERA_MOVED(Duration.ofDays(30), Duration.ofDays(30)),
    CAMERA_COVERED(Duration.ofDays(30), Duration.ofDays(30)),
    CAMERA_BROKEN(Duration.ofDays(30), Duration.ofDays(30)),
    /// A window, whose end is always told: cameras are out of service meanwhile.
    MAINTENANCE(Duration.ofDays(30), Duration.ofDays(30)),
    /// Ends whatever was reported of the facility before.
    ALL_NORMAL(Duration.ZERO, Duration.ZERO);

    private final Duration untold;
    private final Duration longest;

    StatusKind(Duration untold, Duration longest) {
        this.untold = untold;
        this.longest = longest;
    }

    /// How long it holds where nobody tells an end: what is forgotten must not excuse for ever.
    Duration untold() {
        return untold;
    }

    /// How long it may be told to hold.
    Duration longest() {
        return longest;
    }

    boolean isOfOneCamera() {
        return switch (this) {
            case CAMERA_MOVED, CAMERA_COVERED, CAMERA_BROKEN -> true;
            case POWER_CUT, INTERNET_OUTAGE, MAINTENANCE, ALL_NORMAL -> false;
        };
    }

    /// Whether it may be told before it begins.
    boolean isPlanned() {
        return switch (this) {
            case POWER_CUT, INTERNET_OUTAGE, MAINTENANCE -> true;
            case CAMERA_MOVED, CAMERA_COVERED, CAMERA_BROKEN, ALL_NORMAL -> false;
        };
    }
}
