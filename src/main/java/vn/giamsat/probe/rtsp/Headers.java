package vn.giamsat.probe.rtsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The header lines of one RTSP message, in the order they came. Names are compared without case.
/// Texts hold one character for each byte on the wire (ISO 8859-1), so that what a camera said can
/// be said back to it unchanged.
record Headers(List<Field> fields) {
    static final Headers NONE = new Headers(List.of());

    Headers {
        fields = List.copyOf(fields);
    }

    record Field(String name, String value) {}

    /// Reads lines after the start line. Lines without a colon are dropped, continued lines are
    /// joined, and control characters become spaces, so that no value can smuggle in a line.
    static Headers parse(Iterable<String> lines) {
        var fields = new ArrayList<Field>();
        for (var line : lines) {
            var colon = line.indexOf(':');
            if (!line.isEmpty() && line.charAt(0) <= ' ' && !fields.isEmpty()) {
                var continued = fields.removeLast();
                fields.add(
                        new Field(
                                continued.name(), continued.value() + " " + withoutControls(line)));
            } else if (colon > 0) {
                fields.add(
                        new Field(
                                line.substring(0, colon).strip(),
                                withoutControls(line.substring(colon + 1))));
            }
        }
        return new Headers(fields);
    }

    Optional<String> first(String name) {
        for (var field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    private static String withoutControls(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return text.replaceAll("\\p{Cntrl}", " ").strip();
            }
        }
        return text.strip();
    }
}
