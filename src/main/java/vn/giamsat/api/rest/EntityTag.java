package vn.giamsat.api.rest;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.CameraView;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// The strong entity tag of a row (RFC 9110 section 8.8.3): its version, as `"v7"`, and `"v7-bare"`
/// where something of the row is not told. Both name the version that a change is made from.
final class EntityTag {
    private static final Pattern FORM = Pattern.compile("\"v([0-9]{1,9})(?:-bare)?\"");

    private EntityTag() {}

    static String of(int version) {
        return "\"v" + version + "\"";
    }

    /// Who is not told how a camera is reached gets other bytes, so another tag.
    static String of(CameraView camera) {
        return camera.streamAddress() == null
                ? "\"v" + camera.version() + "-bare\""
                : of(camera.version());
    }

    /// The version that a change is made from. One exact version is demanded: lists and `*` (RFC
    /// 9110 section 13.1.1) would let a change be made from a version that nobody has seen.
    ///
    /// @throws Problem VERSION_REQUIRED without a tag, VERSION_STALE for one that no version has
    static int demanded(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Problem(ErrorCode.VERSION_REQUIRED);
        }
        var tag = FORM.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new Problem(ErrorCode.VERSION_STALE);
        }
        return Integer.parseInt(tag.group(1));
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
