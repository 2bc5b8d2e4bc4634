package vn.giamsat.probe.wire;

import java.nio.charset.StandardCharsets;

/// Text as it goes over the wire: one character for each byte.
public final class WireText {
    private WireText() {}

    /// People's text in UTF-8, which RFC 7616 section 3.4 and RFC 7617 section 2.1 prefer.
    public static String of(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /// A quoted string (RFC 9110 section 5.6.4). Control characters are left out: a line break in a
    /// user name would begin a header of its own.
    static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character == '"' || character == '\\') {
                quoted.append('\\');
            }
            if (!Character.isISOControl(character) || character > 0x7F) {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    /// Whether a text can stand in a request line.
    public static boolean isOneWord(String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character <= ' ' || character == 0x7F || character > 0xFF) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
