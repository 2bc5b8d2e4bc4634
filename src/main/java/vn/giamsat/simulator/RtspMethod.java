package vn.giamsat.simulator;

import java.util.Map;
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

    private static final Map<String, RtspMethod> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Enum::name, it -> it));

    static RtspMethod named(String name) {
        return BY_NAME.getOrDefault(name, UNKNOWN);
    }
}
