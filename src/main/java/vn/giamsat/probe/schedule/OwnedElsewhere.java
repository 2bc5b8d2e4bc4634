package vn.giamsat.probe.schedule;

/// A camera is not this replica's any more: who waits for it here is to ask its owner.
final class OwnedElsewhere extends RuntimeException {
    OwnedElsewhere() {
        super("another replica has the camera", null, false, false);
    }
}
