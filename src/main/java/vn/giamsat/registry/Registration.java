package vn.giamsat.registry;

import java.util.Optional;
import java.util.UUID;

/// What became of a wish to register or change something.
public sealed interface Registration<V> {
    record Accepted<V>(V view) implements Registration<V> {}

    /// Another camera in service has the main address.
    ///
    /// @param holder that camera, when the viewer may see it
    record AddressTaken<V>(Optional<UUID> holder) implements Registration<V> {}

    /// The client's id is in use.
    record IdTaken<V>(UUID id) implements Registration<V> {}
}
