package vn.giamsat.registry;

import java.util.Optional;
import java.util.UUID;

/// What became of a wish to register or change something.
public sealed interface Registration<V> {
    record Accepted<V>(V view) implements Registration<V> {}

    /// Another camera that the viewer may see, and that is not retired, has the main address.
    ///
    /// @param holder that camera; empty when it was registered in the same moment
    record AddressTaken<V>(Optional<UUID> holder) implements Registration<V> {}

    /// The client's id is in use.
    record IdTaken<V>(UUID id) implements Registration<V> {}
}
