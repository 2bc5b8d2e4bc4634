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
    private static final Pattern PARAMETER =
            Pattern.compile(
                    "([A-Za-z0-9_-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]*))");

    Authorization {
        parameters = Map.copyOf(parameters);
    }

    static Authorization parse(String header) {
        var parts = header.strip().split("\\s+", 2);
        var token = parts.length > 1 ? parts[1] : "";
        var parameters = new HashMap<String, String>();
        var matcher = PARAMETER.matcher(token);
        while (matcher.find()) {
            var quoted = matcher.group(2);
            var value = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            parameters.put(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return new Authorization(parts[0].toLowerCase(Locale.ROOT), token, parameters);
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
