package vn.giamsat.registry;

import java.util.regex.Pattern;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Where a device is, as a person enters it: a name or an IP address, IPv6 with or without
/// brackets.
final class HostName {
    private static final Pattern FORM =
            Pattern.compile("[\\p{Alnum}.-]+|\\[?[\\p{XDigit}:.]*:[\\p{XDigit}:.]*]?");

    private HostName() {}

    /// Without brackets.
    ///
    /// @throws Problem INVALID_INPUT of the field
    static String demanded(String entered, String field) {
        var host = entered.strip();
        if (!FORM.matcher(host).matches()) {
            throw Problem.invalid(Violation.of(field, "host"));
        }
        return host.replaceAll("[\\[\\]]", "");
    }
}
