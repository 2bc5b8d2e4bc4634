package vn.giamsat.simulator;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a client may ask (RFC 2326 section 10).
public enum RtspMethod {
    OPTIONS,
    DESCRIBE,
    SETUP,
    PLAY,
    GET_PARAMETER,
    TEARDOWN,
    /// Anything that simulated cameras do not know (501).
    UNKNOWN;

    /// The value of `Public`.
    static final String PUBLIC =
            Stream.of(values())
                    .filter(method -> method != UNKNOWN)
                    .map(Enum::name)
                    .collect(Collectors.joining(", "));

    static RtspMethod named(String name) {
        return Stream.of(values())
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
