package vn.giamsat.probe.rtsp;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The `name=value; name=value` list of an a=fmtp line (RFC 8866 section 6.15).
final class FormatParameters {
    private FormatParameters() {}

    /// By lower-case name; parts without a value are left out.
    static Map<String, String> parse(String text) {
        var parameters = new HashMap<String, String>();
        for (var part : text.split(";")) {
            var equals = part.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(
                        part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        part.substring(equals + 1).strip());
            }
        }
        return Map.copyOf(parameters);
    }
}
