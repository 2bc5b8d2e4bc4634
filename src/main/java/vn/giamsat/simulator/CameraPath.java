package vn.giamsat.simulator;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which simulated camera a URL means: `/{login}/{codec}/{behaviour}/{name}`.
///
/// - login: `open`, `basic`, `digest`, `digest-sha256`, `digest-both`, `bearer` (`LoginScheme`)
///
/// - codec: `h264`, `h265`, `mjpeg` (`Codec`)
///
/// - behaviour: `normal`, `black`, … (`Scene`), `silent`, `busy`, … (`Fault`) or
///   `answers-404-to-describe`, `answers-461-to-setup`, … (`Refusal`); a few do not exist in
///   `mjpeg` (`Behaviour.existsIn`)
///
/// - name: whatever tells cameras apart; one or more segments, not empty
///
/// Anything else is no camera (404). A query is allowed and means nothing.
///
/// @param name without slashes at either end
public record CameraPath(LoginScheme login, Codec codec, Behaviour behaviour, String name) {
    private static final int PARTS = 4;
    private static final Map<String, LoginScheme> LOGINS =
            Stream.of(LoginScheme.values())
                    .collect(Collectors.toUnmodifiableMap(LoginScheme::word, it -> it));
    private static final Map<String, Codec> CODECS =
            Stream.of(Codec.values()).collect(Collectors.toUnmodifiableMap(Codec::word, it -> it));
    private static final Map<String, Behaviour> BEHAVIOURS =
            Behaviour.all().collect(Collectors.toUnmodifiableMap(Behaviour::word, it -> it));

    /// Reads a path as it stands in a URL, with or without a final slash.
    public static Optional<CameraPath> parse(String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        var parts = path.substring(1).split("/", PARTS);
        if (parts.length < PARTS) {
            return Optional.empty();
        }
        return login(parts[0])
                .flatMap(login -> codec(parts[1]).flatMap(codec -> camera(login, codec, parts)));
    }

    private static Optional<CameraPath> camera(LoginScheme login, Codec codec, String[] parts) {
        var name = parts[3].endsWith("/") ? parts[3].substring(0, parts[3].length() - 1) : parts[3];
        return Optional.ofNullable(BEHAVIOURS.get(parts[2]))
                .filter(behaviour -> behaviour.existsIn(codec) && !name.isEmpty())
                .map(behaviour -> new CameraPath(login, codec, behaviour, name));
    }

    private static Optional<LoginScheme> login(String word) {
        return Optional.ofNullable(LOGINS.get(word));
    }

    private static Optional<Codec> codec(String word) {
        return Optional.ofNullable(CODECS.get(word));
    }

    /// As it stands in a URL.
    @Override
    public String toString() {
        return "/" + String.join("/", login.word(), codec.word(), behaviour.word(), name);
    }
}
