package vn.giamsat.probe.onvif;

import vn.giamsat.probe.DiscoveryReason;
import vn.giamsat.probe.FailureCode;

/// Ends a question to a device, and mostly the whole discovery. Without a stack: it is no error of
/// ours.
final class DiscoveryFault extends RuntimeException {
    private final DiscoveryReason reason;

    /// @param detail what the device said; may hold what it likes
    DiscoveryFault(DiscoveryReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    static DiscoveryFault of(FailureCode connection) {
        return new DiscoveryFault(DiscoveryReason.valueOf(connection.name()), "");
    }

    DiscoveryReason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    /// Whether the device understood and said no, so that another question may do.
    static boolean isNo(Throwable fault) {
        return fault instanceof DiscoveryFault said && said.reason == DiscoveryReason.FAULT;
    }
}
