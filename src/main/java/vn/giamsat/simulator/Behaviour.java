package vn.giamsat.simulator;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a simulated camera does once it is asked: it plays a scene, or it shows a fault.
public sealed interface Behaviour permits Scene, Fault {
    /// The name of the constant, such as `NO_SIGNAL`.
    String name();

    /// Whether a camera with this codec can behave so.
    boolean existsIn(Codec codec);

    /// The name in a camera's path, such as `no-signal`.
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Scenes, then faults.
    static Stream<Behaviour> all() {
        return Stream.concat(Stream.of(Scene.values()), Stream.of(Fault.values()));
    }

    static Optional<Behaviour> named(String word) {
        return all().filter(behaviour -> behaviour.word().equals(word)).findFirst();
    }
}
