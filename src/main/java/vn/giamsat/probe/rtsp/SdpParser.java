package vn.giamsat.probe.rtsp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads an SDP line by line and keeps only m= lines and four attributes, so that nothing else can
/// be wrong. Time and memory are linear in the text.
final class SdpParser {
    private static final int PAYLOAD_TYPES = 128;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final List<Draft> drafts = new ArrayList<>();
    private @Nullable String sessionControl;
    private boolean versioned;

    private SdpParser() {}

    static Optional<SessionDescription> parse(String text) {
        var parser = new SdpParser();
        text.lines().forEach(line -> parser.line(line.strip()));
        if (!parser.versioned && parser.drafts.isEmpty()) {
            return Optional.empty();
        }
        var media = parser.drafts.stream().map(Draft::finished).toList();
        return Optional.of(new SessionDescription(parser.sessionControl, media));
    }

    private void line(String line) {
        if (line.length() < 2 || line.charAt(1) != '=') {
            return;
        }
        switch (line.charAt(0)) {
            case 'v' -> versioned = true;
            case 'm' -> drafts.add(new Draft(line.substring(2).strip()));
            case 'a' -> attribute(line.substring(2).strip());
            default -> {}
        }
    }

    private void attribute(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) {
            return;
        }
        var name = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        var value = text.substring(colon + 1).strip();
        if (!drafts.isEmpty()) {
            drafts.getLast().attribute(name, value);
        } else if (name.equals("control")) {
            sessionControl = value;
        }
    }

    /// One medium while its lines come in.
    private static final class Draft {
        private final String[] words;
        private final Map<Integer, String> codecs = new HashMap<>();
        private final Map<Integer, String> formats = new HashMap<>();
        private @Nullable String control;
        private @Nullable String dimensions;

        Draft(String line) {
            words = SPACES.split(line);
        }

        void attribute(String name, String value) {
            switch (name) {
                case "rtpmap" -> byPayloadType(value, codecs::putIfAbsent);
                case "fmtp" -> byPayloadType(value, formats::putIfAbsent);
                case "control" -> control = value;
                case "x-dimensions" -> dimensions = value;
                default -> {}
            }
        }

        MediaDescription finished() {
            var payloadTypes = new ArrayList<Integer>();
            for (var i = 3; i < words.length; i++) { // m=<kind> <port> <protocol> <formats>
                payloadType(words[i]).ifPresent(payloadTypes::add);
            }
            return new MediaDescription(
                    words[0], payloadTypes, codecs, formats, control, dimensions);
        }

        private static void byPayloadType(String value, BiConsumer<Integer, String> destination) {
            for (var end = 0; end < value.length(); end++) {
                if (Character.isWhitespace(value.charAt(end))) {
                    var rest = value.substring(end).strip();
                    payloadType(value.substring(0, end))
                            .ifPresent(it -> destination.accept(it, rest));
                    return;
                }
            }
        }

        private static Optional<Integer> payloadType(String word) {
            if (word.isEmpty() || word.length() > 3) {
                return Optional.empty();
            }
            var number = 0;
            for (var i = 0; i < word.length(); i++) {
                var digit = word.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    return Optional.empty();
                }
                number = 10 * number + digit;
            }
            return number < PAYLOAD_TYPES ? Optional.of(number) : Optional.empty();
        }
    }
}
