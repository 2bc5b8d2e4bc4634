package vn.giamsat.probe.wire;

/// The camera shows another certificate than the pinned one.
public final class PinChangedException extends Exception {
    public PinChangedException() {
        super("the certificate is not the pinned one");
    }
}
