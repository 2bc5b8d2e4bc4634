package vn.giamsat.probe.rtsp;

/// The camera shows another certificate than the registry has pinned.
final class PinChangedException extends Exception {
    PinChangedException() {
        super("the certificate is not the pinned one");
    }
}
