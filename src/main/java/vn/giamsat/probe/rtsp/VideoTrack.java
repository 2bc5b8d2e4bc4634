package vn.giamsat.probe.rtsp;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.VideoCodec;

/// The video that a probe asks for.
///
/// @param payloadType which RTP packets belong to it; -1 when the medium has only one format, so
///     that all do (some cameras send another number than they announce)
/// @param clockRate RTP timestamp units per second
/// @param parameters of the format (a=fmtp), by lower-case name
/// @param control where to set it up, as the camera said; null when it did not
/// @param dimensions `W,H` as the camera said; null when it did not
record VideoTrack(
        VideoCodec codec,
        int payloadType,
        int clockRate,
        Map<String, String> parameters,
        @Nullable String control,
        @Nullable String dimensions) {
    static final int ANY_PAYLOAD_TYPE = -1;
    private static final int STATIC_JPEG = 26; // RFC 3551 section 6
    private static final int USUAL_CLOCK_RATE = 90_000;

    private static final Pattern STATED_CLOCK_RATE =
            Pattern.compile("[^/]*/\\s*([1-9][0-9]{0,8})\\s*(?:/.*)?");

    VideoTrack {
        parameters = Map.copyOf(parameters);
    }

    /// What an SDP offers to a prober.
    sealed interface Choice {
        record Chosen(VideoTrack track) implements Choice {}

        record None(Failure failure) implements Choice {}
    }

    /// The first video track whose codec can be decoded. Audio, metadata and back channels are
    /// never touched: of a back channel only one client may hold it (Dahua).
    static Choice of(SessionDescription description) {
        var codecs = new StringBuilder();
        for (var medium : description.media()) {
            if (!medium.isVideo()) {
                continue;
            }
            for (var payloadType : medium.payloadTypes()) {
                var name = codecName(medium, payloadType);
                var codec = decodable(name);
                if (codec.isPresent()) {
                    return new Choice.Chosen(track(description, medium, payloadType, codec.get()));
                }
                codecs.append(codecs.isEmpty() ? "" : ", ").append(printable(name));
            }
        }
        var video = description.media().stream().anyMatch(MediaDescription::isVideo);
        return new Choice.None(
                video
                        ? new Failure(FailureCode.CODEC_UNSUPPORTED, codecs.toString())
                        : new Failure(FailureCode.SDP_NO_VIDEO));
    }

    private static VideoTrack track(
            SessionDescription description,
            MediaDescription medium,
            int payloadType,
            VideoCodec codec) {
        return new VideoTrack(
                codec,
                medium.payloadTypes().size() == 1 ? ANY_PAYLOAD_TYPE : payloadType,
                clockRate(medium.codecs().get(payloadType)),
                description.parameters(medium, payloadType),
                medium.control(),
                medium.dimensions());
    }

    private static String codecName(MediaDescription medium, int payloadType) {
        var mapped = medium.codecs().get(payloadType);
        if (mapped != null) {
            return mapped.split("/", 2)[0].strip().toUpperCase(Locale.ROOT);
        }
        return payloadType == STATIC_JPEG ? "JPEG" : "payload type " + payloadType;
    }

    private static Optional<VideoCodec> decodable(String name) {
        return switch (name) {
            case "H264" -> Optional.of(VideoCodec.H264);
            case "H265", "HEVC" -> Optional.of(VideoCodec.H265);
            case "JPEG" -> Optional.of(VideoCodec.MJPEG);
            default -> Optional.empty();
        };
    }

    private static int clockRate(@Nullable String codec) {
        var stated = STATED_CLOCK_RATE.matcher(codec == null ? "" : codec);
        return stated.matches() ? Integer.parseInt(stated.group(1)) : USUAL_CLOCK_RATE;
    }

    private static String printable(String name) {
        var plain = name.replaceAll("[^A-Za-z0-9 ._-]", "?");
        return plain.substring(0, Math.min(plain.length(), 40));
    }
}
