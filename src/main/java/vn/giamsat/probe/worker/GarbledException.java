package vn.giamsat.probe.worker;

import java.io.IOException;

/// What the other side said is none of the messages.
final class GarbledException extends IOException {
    GarbledException(String reason) {
        super(reason);
    }
}
