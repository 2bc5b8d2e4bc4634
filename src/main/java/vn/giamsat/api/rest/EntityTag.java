package vn.giamsat.api.rest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// The strong entity tag of a row (RFC 9110 section 8.8.3): its version, as `"v7"`.
final class EntityTag {
    private EntityTag() {}

    static String of(int version) {
        return "\"v" + version + "\"";
    }

    /// The version that a change is made from. One exact version is demanded: lists and `*` (RFC
    /// 9110 section 13.1.1) would let a change be made from a version that nobody has seen.
    ///
    /// @throws Problem VERSION_REQUIRED without a tag, VERSION_STALE for one that no version has
    static int demanded(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Problem(ErrorCode.VERSION_REQUIRED);
        }
        var tag = ifMatch.strip();
        if (!tag.matches("\"v[0-9]{1,9}\"")) {
            throw new Problem(ErrorCode.VERSION_STALE);
        }
        return Integer.parseInt(tag.substring(2, tag.length() - 1));
    }

    /// Whether the client holds what it would get (RFC 9110 section 13.1.2; weak comparison).
    static boolean held(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(
                                each ->
                                        each.equals("*")
                                                || each.equals(tag)
                                                || each.equals("W/" + tag));
    }
}
