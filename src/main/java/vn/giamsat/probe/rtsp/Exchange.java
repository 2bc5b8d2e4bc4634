package vn.giamsat.probe.rtsp;

import java.util.List;
import vn.giamsat.probe.rtsp.Headers.Field;
import vn.giamsat.probe.rtsp.RtspRequest.Method;
import vn.giamsat.probe.wire.Identity;

/// A request on the wire, and who we are after having sent it. Requests follow one another; there
/// is never more than one whose answer is awaited, so an answer needs no matching by CSeq, which
/// some cameras get wrong (Xiaomi Dafang).
///
/// @param identity with the uses of this request counted
record Exchange(Identity identity, RtspRequest request) {
    static Exchange first(Identity identity, Asked asked) {
        return numbered(1, identity, asked);
    }

    /// What one request asks.
    ///
    /// @param own header lines that this method needs
    record Asked(Method method, String url, List<Field> own) {}

    /// The next request of the conversation.
    Exchange then(Asked asked) {
        return numbered(request.sequence() + 1, identity, asked);
    }

    /// The same request once more, with the login that the camera asked for.
    Exchange again(Identity shown) {
        var asked = new Asked(request.method(), request.url(), request.own());
        return numbered(request.sequence() + 1, shown, asked);
    }

    private static Exchange numbered(int sequence, Identity identity, Asked asked) {
        var authorization =
                identity.authorization(asked.method().name(), asked.url())
                        .map(value -> List.of(new Field("Authorization", value)))
                        .orElse(List.of());
        return new Exchange(
                identity.used(),
                new RtspRequest(asked.method(), asked.url(), sequence, asked.own(), authorization));
    }
}
