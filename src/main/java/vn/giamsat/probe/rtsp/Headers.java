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

    /// Reads the lines that begin at an index. Lines without a colon are dropped, continued lines
    /// are joined, and control characters become spaces, so that no value can smuggle in a line.
    static Headers parse(String text, int start) {
        var fields = new ArrayList<Field>();
        for (var line = start; line < text.length(); ) {
            var end = endOfLine(text, line);
            read(text, line, endOfText(text, line, end), fields);
            line = end + 1;
        }
        return new Headers(fields);
    }

    private static void read(String text, int start, int end, List<Field> fields) {
        var colon = text.indexOf(':', start, end);
        if (start < end && text.charAt(start) <= ' ' && !fields.isEmpty()) {
            var continued = fields.removeLast();
            var value = continued.value() + " " + withoutControls(stripped(text, start, end));
            fields.add(new Field(continued.name(), value));
        } else if (colon > start) {
            var value = withoutControls(stripped(text, colon + 1, end));
            fields.add(new Field(stripped(text, start, colon), value));
        }
    }

    /// Where the line feed of a line is, or the end of all.
    static int endOfLine(String text, int start) {
        var feed = text.indexOf('\n', start);
        return feed < 0 ? text.length() : feed;
    }

    /// The end of a line without the carriage return that may be before its line feed.
    static int endOfText(String text, int start, int endOfLine) {
        return endOfLine > start && text.charAt(endOfLine - 1) == '\r' ? endOfLine - 1 : endOfLine;
    }

    private static String stripped(String text, int start, int end) {
        var first = start;
        var last = end;
        while (first < last && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return text.substring(first, last);
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
        return text;
    }
}
