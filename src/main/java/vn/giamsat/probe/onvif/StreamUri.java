package vn.giamsat.probe.onvif;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.DiscoveryReason;
import vn.giamsat.probe.DiscoveryTarget;
import vn.giamsat.probe.StreamAddress;

/// The address of a stream as a device tells it, made into one that a camera can be registered
/// with: on the host that was asked, and without a login.
final class StreamUri {
    /// Query parameters that carry a login (`?user=admin&password=…` of some Dahua firmware).
    private static final Pattern LOGIN =
            Pattern.compile(
                    "(user|username|usr|password|passwd|pwd|pass)=.*", Pattern.CASE_INSENSITIVE);

    /// A login in the path (`/user=admin_password=…_channel=1` of XiongMai).
    private static final Pattern PASSWORD_INSIDE =
            Pattern.compile("(password|passwd|pwd)=", Pattern.CASE_INSENSITIVE);

    /// Shorter ones are found in too many harmless addresses.
    private static final int SHORTEST_PASSWORD = 6;

    private StreamUri() {}

    /// @param hostReplaced whether the device named another host
    record Read(StreamAddress address, boolean hostReplaced) {}

    /// @throws DiscoveryFault ADDRESS_INVALID, LOGIN_IN_ADDRESS
    static Read of(String told, DiscoveryTarget target) {
        var entered = entered(told);
        var where = withoutLogin(entered.target());
        if (holdsLogin(where, target)) {
            throw new DiscoveryFault(DiscoveryReason.LOGIN_IN_ADDRESS, "");
        }
        var host = target.host();
        return new Read(
                new StreamAddress(entered.secure(), host, entered.port(), where),
                !host.equals(entered.host()));
    }

    private static StreamAddress entered(String told) {
        try {
            return StreamAddress.entered(told).address();
        } catch (IllegalArgumentException none) {
            throw new DiscoveryFault(DiscoveryReason.ADDRESS_INVALID, "");
        }
    }

    private static String withoutLogin(String target) {
        var query = target.indexOf('?');
        if (query < 0) {
            return target;
        }
        var kept =
                Arrays.stream(target.substring(query + 1).split("&"))
                        .filter(parameter -> !LOGIN.matcher(parameter).matches())
                        .collect(Collectors.joining("&"));
        return target.substring(0, query) + (kept.isEmpty() ? "" : "?" + kept);
    }

    private static boolean holdsLogin(String where, DiscoveryTarget target) {
        return PASSWORD_INSIDE.matcher(where).find()
                || target.credentials() instanceof Credentials(var user, var password)
                        && password.length() >= SHORTEST_PASSWORD
                        && (where.contains(password) || where.contains(encoded(password)));
    }

    private static String encoded(String password) {
        return URLEncoder.encode(password, StandardCharsets.UTF_8);
    }
}
