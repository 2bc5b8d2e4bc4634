package vn.giamsat.probe.rtsp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One medium of an SDP (RFC 8866 section 5.14).
///
/// @param kind `video`, `audio` or whatever the camera invented
/// @param payloadTypes in the camera's order of preference; those that are no number are left out
/// @param codecs `name/clock rate` by payload type (a=rtpmap)
/// @param formats parameters by payload type (a=fmtp)
/// @param control where the track is set up (a=control); null when not said
/// @param dimensions width and height as `W,H` (a=x-dimensions, GStreamer's JPEG payloader, because
///     RFC 2435 cannot say more than 2040 pixels); null when not said
record MediaDescription(
        String kind,
        List<Integer> payloadTypes,
        Map<Integer, String> codecs,
        Map<Integer, String> formats,
        @Nullable String control,
        @Nullable String dimensions) {
    MediaDescription {
        payloadTypes = List.copyOf(payloadTypes);
        codecs = Map.copyOf(codecs);
        formats = Map.copyOf(formats);
    }

    /// Kind and codecs; of a codec that is not named, the number of its payload type.
    String text() {
        return payloadTypes.stream()
                .map(type -> codecs.getOrDefault(type, type.toString()))
                .collect(Collectors.joining(" ", kind + " ", ""));
    }

    boolean isVideo() {
        return kind.toLowerCase(Locale.ROOT).equals("video");
    }
}
