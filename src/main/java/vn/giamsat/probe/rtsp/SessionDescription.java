package vn.giamsat.probe.rtsp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an SDP (RFC 8866) says of a presentation, as far as a probe needs it.
///
/// @param control where the whole is played (a=control of the session); null when not said
record SessionDescription(@Nullable String control, List<MediaDescription> media) {
    SessionDescription {
        media = List.copyOf(media);
    }

    /// Reads what a camera sent; empty when it is no SDP at all. Everything else is forgiven: lines
    /// in the wrong order, missing or broken origins, names and connections, unknown media.
    static Optional<SessionDescription> parse(String text) {
        return SdpParser.parse(text);
    }

    /// Kinds and codecs of all that is offered, in the camera's order, such as `video
    /// H264/90000, audio PCMA/8000`: what tells this description from one of another stream.
    String tracks() {
        return media.stream().map(MediaDescription::text).collect(Collectors.joining(", "));
    }

    /// The parameters of a payload type, wherever they stand: some cameras put them under another
    /// medium.
    Map<String, String> parameters(MediaDescription medium, int payloadType) {
        var own = medium.formats().get(payloadType);
        if (own != null) {
            return FormatParameters.parse(own);
        }
        return media.stream()
                .flatMap(other -> Optional.ofNullable(other.formats().get(payloadType)).stream())
                .findFirst()
                .map(FormatParameters::parse)
                .orElse(Map.of());
    }
}
