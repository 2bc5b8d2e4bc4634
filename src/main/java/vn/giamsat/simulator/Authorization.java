package vn.giamsat.simulator;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// An Authorization header taken apart (RFC 9110 section 11.6.2).
///
/// @param scheme in lower case
/// @param token what follows the scheme, as it stands
/// @param parameters the token as `name=value, name="value"`; names in lower case
record Authorization(String scheme, String token, Map<String, String> parameters) {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern PARAMETER =
            Pattern.compile(
                    "([A-Za-z0-9_-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]*))");

    Authorization {
        parameters = Map.copyOf(parameters);
    }

    static Authorization parse(String header) {
        var parts = SPACE.split(header.strip(), 2);
        var token = parts.length > 1 ? parts[1] : "";
        var parameters = new HashMap<String, String>();
        var matcher = PARAMETER.matcher(token);
        while (matcher.find()) {
            var quoted = matcher.group(2);
            parameters.put(
                    matcher.group(1).toLowerCase(Locale.ROOT),
                    quoted == null ? matcher.group(3) : unescaped(quoted));
        }
        return new Authorization(parts[0].toLowerCase(Locale.ROOT), token, parameters);
    }

    private static String unescaped(String quoted) {
        return quoted.indexOf('\\') < 0 ? quoted : quoted.replaceAll("\\\\(.)", "$1");
    }

    /// Empty when absent.
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "Authorization[hidden]";
    }
}
