package vn.giamsat.probe.rtsp;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.wire.WireText;

/// Where the parts of a described presentation are asked for (RFC 2326 appendix C.1.1). Whatever
/// the camera says, scheme, host and port are those that were probed: cameras behind NAT name their
/// LAN address, some put credentials there (Hanwha), and no answer may send us to another host.
///
/// @param origin scheme, host and port, as they were asked
/// @param base path and query that relative controls are appended to
record Presentation(String origin, String base) {
    /// @param contentBase the Content-Base or Content-Location of the description; unusable ones
    ///     (without scheme, in brackets) count as none, which means the URL that was asked
    static Presentation of(StreamAddress address, Optional<String> contentBase) {
        var asked = WireText.of(address.target());
        var url = WireText.of(address.url());
        var origin = url.substring(0, url.length() - asked.length());
        return new Presentation(origin, contentBase.flatMap(Presentation::path).orElse(asked));
    }

    /// The URL of a control attribute. A relative one is appended, not merged as RFC 3986 would:
    /// with a query string in the base the latter loses the channel (Dahua, go2rtc issue 1236).
    String url(@Nullable String control) {
        if (control == null || control.equals("*") || !WireText.isOneWord(control)) {
            return origin + base;
        }
        return path(control).map(it -> origin + it).orElseGet(() -> origin + joined(control));
    }

    private String joined(String control) {
        var slashes = (base.endsWith("/") ? 1 : 0) + (control.startsWith("/") ? 1 : 0);
        return switch (slashes) {
            case 0 -> control.startsWith("?") ? base + control : base + "/" + control;
            case 1 -> base + control;
            default -> base + control.substring(1);
        };
    }

    /// Path and query of an absolute URL; empty when it is none.
    private static Optional<String> path(String url) {
        var rest = url.strip();
        var absolute = false;
        for (var scheme = schemeBytes(rest); scheme > 0; scheme = schemeBytes(rest)) {
            rest = rest.substring(scheme); // rtsp://rtsp:// comes too (Icamra)
            absolute = true;
        }
        if (!absolute || !WireText.isOneWord(rest)) {
            return Optional.empty();
        }
        var authorityEnd = firstOf(rest, "/?");
        return Optional.of(rest.substring(authorityEnd));
    }

    private static int schemeBytes(String text) {
        var start = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
        return start.startsWith("rtsps://") ? 8 : start.startsWith("rtsp://") ? 7 : 0;
    }

    private static int firstOf(String text, String characters) {
        for (var i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
