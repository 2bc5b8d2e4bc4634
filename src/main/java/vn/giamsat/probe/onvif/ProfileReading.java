package vn.giamsat.probe.onvif;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.DeviceFacts;
import vn.giamsat.probe.DiscoveredProfile;
import vn.giamsat.probe.VideoCodec;

/// What a device says of itself and of its profiles, in either media service, as people are told.
final class ProfileReading {
    private static final int LONGEST_TEXT = 100;

    private ProfileReading() {}

    /// Reads the answer to GetDeviceInformation.
    static DeviceFacts device(XmlElement response) {
        return new DeviceFacts(
                text(response, "Manufacturer"),
                text(response, "Model"),
                text(response, "FirmwareVersion"),
                text(response, "SerialNumber"));
    }

    /// Reads one element of the answer to GetProfiles.
    ///
    /// @param stream null when the device did not tell it
    static DiscoveredProfile profile(XmlElement profile, StreamUri.@Nullable Read stream) {
        var encoder =
                profile.at("VideoEncoderConfiguration")
                        .or(() -> profile.at("Configurations", "VideoEncoder"));
        return new DiscoveredProfile(
                token(profile),
                text(profile, "Name"),
                encoder.flatMap(ProfileReading::codec).orElse(null),
                number(encoder, 16, 16_384, "Resolution", "Width"),
                number(encoder, 16, 16_384, "Resolution", "Height"),
                encoder.flatMap(ProfileReading::rate).orElse(null),
                number(encoder, 1, 1_000_000, "RateControl", "BitrateLimit"),
                stream == null ? null : stream.address().url(),
                stream != null && stream.hostReplaced());
    }

    /// Empty for a profile that cannot be asked for.
    static String token(XmlElement profile) {
        return profile.attributes().getOrDefault("token", "");
    }

    private static Optional<VideoCodec> codec(XmlElement encoder) {
        return encoder.textAt("Encoding")
                .flatMap(
                        name ->
                                switch (name) {
                                    case "H264" -> Optional.of(VideoCodec.H264);
                                    case "H265" -> Optional.of(VideoCodec.H265);
                                    case "JPEG" -> Optional.of(VideoCodec.MJPEG);
                                    default -> Optional.empty();
                                });
    }

    /// A whole number in Media, one with a fraction in Media2.
    private static Optional<Double> rate(XmlElement encoder) {
        return encoder.textAt("RateControl", "FrameRateLimit")
                .filter(text -> text.matches("\\d{1,4}(\\.\\d{1,9})?"))
                .map(Double::valueOf)
                .filter(rate -> rate >= 0.1 && rate <= 240);
    }

    private static @Nullable Integer number(
            Optional<XmlElement> encoder, int least, int most, String... path) {
        return encoder.flatMap(it -> it.numberAt(path))
                .filter(number -> number >= least && number <= most)
                .orElse(null);
    }

    private static @Nullable String text(XmlElement parent, String name) {
        return parent.textAt(name).map(text -> shortened(text, LONGEST_TEXT)).orElse(null);
    }

    /// In one line, without control characters.
    static String shortened(String text, int longest) {
        var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        var end =
                line.offsetByCodePoints(
                        0, Math.min(longest, line.codePointCount(0, line.length())));
        return line.substring(0, end);
    }
}
