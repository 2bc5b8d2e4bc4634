package vn.giamsat.probe.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a WWW-Authenticate value, which may hold several challenges (RFC 9110 section 11.6.1).
/// Lenient: missing commas, spaces around `=` and quotes that never end are accepted. One pass, so
/// the time is linear in the length of the value.
final class ChallengeParser {
    /// @param parameters by lower-case name; of a name that comes twice the first counts
    record Scheme(String name, Map<String, String> parameters) {
        @Nullable String parameter(String lowerCaseName) {
            return parameters.get(lowerCaseName);
        }
    }

    private final String text;
    private int position;

    private ChallengeParser(String text) {
        this.text = text;
    }

    static List<Scheme> parse(String value) {
        return new ChallengeParser(value).schemes();
    }

    private List<Scheme> schemes() {
        var schemes = new ArrayList<Scheme>();
        skip(" \t,=");
        while (position < text.length()) {
            var word = word();
            skip(" \t");
            if (position < text.length() && text.charAt(position) == '=') {
                position++;
                skip(" \t");
                var value = value();
                if (!schemes.isEmpty()) {
                    schemes.getLast()
                            .parameters()
                            .putIfAbsent(word.toLowerCase(Locale.ROOT), value);
                }
            } else if (!word.isEmpty()) {
                schemes.add(new Scheme(word, new HashMap<>()));
            } else {
                position++; // a stray quote
            }
            skip(" \t,=");
        }
        return schemes;
    }

    private String value() {
        return position < text.length() && text.charAt(position) == '"' ? quoted() : word();
    }

    private String quoted() {
        var value = new StringBuilder();
        for (position++; position < text.length(); position++) {
            var character = text.charAt(position);
            if (character == '"') {
                position++;
                break;
            }
            if (character == '\\' && position + 1 < text.length()) {
                character = text.charAt(++position);
            }
            value.append(character);
        }
        return value.toString();
    }

    private String word() {
        var start = position;
        while (position < text.length() && " \t,=\"".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    private void skip(String characters) {
        while (position < text.length() && characters.indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }
}
