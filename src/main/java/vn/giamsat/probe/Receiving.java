package vn.giamsat.probe;

import io.smallrye.mutiny.subscription.Cancellable;

/// A reception of which whoever wants it can let go. Any thread.
public interface Receiving extends Cancellable {
    /// Begins; to be called once. Without effect on what was cancelled before.
    void start();
}
