package vn.giamsat.notice;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Where a webhook leads.
///
/// @param host name, or literal without brackets
/// @param target path and query, as the request line has them
record Destination(boolean secure, String host, int port, String target) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /// Reads an address that a person entered.
    ///
    /// @throws Problem INVALID_INPUT for one that is no URL of a web server, carries a login or a
    ///     fragment, is not secure, or that the policy refuses
    static Destination demanded(String address, NoticeConfig config) {
        var destination = read(address);
        if (destination == null) {
            throw Problem.invalid(Violation.of("address", "webhook-address"));
        }
        if (!destination.secure && !config.plainHttp()) {
            throw Problem.invalid(Violation.of("address", "webhook-secure"));
        }
        var literal = destination.literal();
        if (literal != null && !config.policy().admits(literal)) {
            throw Problem.invalid(Violation.of("address", "webhook-forbidden"));
        }
        return destination;
    }

    /// One that is stored, so was once demanded.
    static Destination stored(String address) {
        var destination = read(address);
        if (destination == null) {
            throw new IllegalStateException("what is stored is no address of a webhook");
        }
        return destination;
    }

    /// Its address where no name must be looked up; else null.
    @Nullable InetAddress literal() {
        return NetUtil.createInetAddressFromIpAddressString(host);
    }

    private static @Nullable Destination read(String address) {
        try {
            var uri = new URI(address);
            var host = uri.getHost();
            var scheme = uri.getScheme();
            if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                return null;
            }
            var secure = "https".equals(scheme);
            return secure || "http".equals(scheme) ? of(uri, bare(host), secure) : null;
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    private static @Nullable Destination of(URI uri, String host, boolean secure) {
        var port = uri.getPort() < 0 ? (secure ? HTTPS : HTTP) : uri.getPort();
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return port < 1 || port > 65_535 ? null : new Destination(secure, host, port, path + query);
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
