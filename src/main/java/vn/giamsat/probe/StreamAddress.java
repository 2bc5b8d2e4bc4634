package vn.giamsat.probe;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a camera's stream is asked for: an `rtsp` or `rtsps` URL without user information. Path
/// and query are kept as they were written, because Digest signs the exact text (RFC 7616 section
/// 3.4.6) and cameras compare it byte by byte.
///
/// @param secure whether the scheme is `rtsps`
/// @param host a name or an IP address; IPv6 without brackets
/// @param port 1–65535; 554 for `rtsp` and 322 for `rtsps` when the text named none
/// @param target path and query as written, starting with `/`, or empty
public record StreamAddress(boolean secure, String host, int port, String target) {
    public static final int MAX_LENGTH = 1000;
    private static final int RTSP_PORT = 554;
    private static final int RTSPS_PORT = 322; // RFC 7826 section 22.16
    private static final Pattern FORM =
            Pattern.compile(
                    "(?<scheme>rtsps?)://(?:(?<user>[^/?#\\s]*)@)?"
                            + "(?<host>\\[[0-9A-Fa-f:.]{2,45}]|[^\\s\\[\\]:/?#@]{1,253})"
                            + "(?::(?<port>[0-9]{1,5}))?(?<target>[/?][^\\s\\p{Cntrl}#]*)?",
                    Pattern.CASE_INSENSITIVE);

    public StreamAddress {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(target, "target");
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port out of range");
        }
    }

    /// Reads an address that has no user information.
    ///
    /// @throws IllegalArgumentException when it is none; the message does not repeat the text,
    ///     which may hold a password
    public static StreamAddress of(String text) {
        var matcher = matched(text);
        if (matcher.group("user") != null) {
            throw new IllegalArgumentException("user information is kept apart from the address");
        }
        return of(matcher);
    }

    /// Reads an address as people paste it, with or without `user:password@`.
    ///
    /// @throws IllegalArgumentException as `of`
    public static Entered entered(String text) {
        var matcher = matched(text);
        return new Entered(of(matcher), UserInformation.of(matcher.group("user")));
    }

    private static Matcher matched(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("longer than " + MAX_LENGTH + " characters");
        }
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not of the form rtsp://host[:port]/path");
        }
        return matcher;
    }

    private static StreamAddress of(Matcher matcher) {
        var secure = matcher.group("scheme").toLowerCase(Locale.ROOT).equals("rtsps");
        var host = matcher.group("host");
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        var name =
                bare.toLowerCase(Locale.ROOT); // RFC 3986 section 6.2.2.1: one camera, one address
        var port = matcher.group("port");
        var target = matcher.group("target");
        return new StreamAddress(
                secure,
                name,
                port == null ? (secure ? RTSPS_PORT : RTSP_PORT) : Integer.parseInt(port),
                target == null ? "" : target);
    }

    /// The URL as it goes into RTSP requests. It holds no credentials, but it says where a camera
    /// is.
    public String url() {
        var scheme = secure ? "rtsps://" : "rtsp://";
        var defaultPort = secure ? RTSPS_PORT : RTSP_PORT;
        return scheme + bracketed() + (port == defaultPort ? "" : ":" + port) + target;
    }

    /// Host and port, as one recorder with many channels shares them.
    public String endpoint() {
        return bracketed() + ":" + port;
    }

    /// Written out: a native image interprets what records get by themselves.
    @Override
    public boolean equals(Object other) {
        return other instanceof StreamAddress address
                && secure == address.secure
                && port == address.port
                && host.equals(address.host)
                && target.equals(address.target);
    }

    @Override
    public int hashCode() {
        return 31 * host.hashCode() + target.hashCode();
    }

    private String bracketed() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /// An address as a person entered it, taken apart.
    public record Entered(StreamAddress address, Optional<Credentials> credentials) {}
}
