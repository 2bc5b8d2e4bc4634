package vn.giamsat.simulator;

import java.util.Locale;
import java.util.stream.Stream;

/// What a simulated camera does once it is asked: it plays a scene, shows a fault, or refuses one
/// request.
public sealed interface Behaviour permits Scene, Fault, Refusal {
    /// The name in a camera's path, such as `no-signal`.
    String word();

    /// Whether a camera with this codec can behave so.
    boolean existsIn(Codec codec);

    /// Scenes, then faults, then refusals.
    static Stream<Behaviour> all() {
        return Stream.<Stream<? extends Behaviour>>of(
                        Stream.of(Scene.values()), Stream.of(Fault.values()), Refusal.all())
                .flatMap(some -> some);
    }

    /// The word of a constant such as `NO_SIGNAL`.
    static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
