package vn.giamsat.probe.rtsp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How the camera will send a track that was set up (RFC 2326 section 12.39).
///
/// @param channel the interleaved channel of its RTP packets, 0–255
record TransportAnswer(int channel) {
    /// What is asked for: RTP over the RTSP connection, which passes every firewall that RTSP
    /// passes and needs no port of ours.
    static final String WANTED = "RTP/AVP/TCP;unicast;interleaved=0-1";

    private static final Pattern CHANNEL =
            Pattern.compile("\\s*interleaved\\s*=\\s*([0-9]{1,3}).*");

    /// Reads the answer. The channels in it count, not those asked for, and `RTP/AVP` without
    /// `/TCP` is accepted when there are channels (Escam, Yoosee). Without any, the channels asked
    /// for are assumed, unless the camera insists on UDP: then it is empty.
    static Optional<TransportAnswer> parse(Optional<String> header) {
        var text = header.orElse("");
        for (var part : text.split(";")) {
            var matcher = CHANNEL.matcher(part.toLowerCase(Locale.ROOT));
            if (matcher.matches()) {
                var channel = Integer.parseInt(matcher.group(1));
                return channel > 255 ? Optional.empty() : Optional.of(new TransportAnswer(channel));
            }
        }
        var overUdp = !text.isBlank() && !text.toUpperCase(Locale.ROOT).contains("/TCP");
        return overUdp ? Optional.empty() : Optional.of(new TransportAnswer(0));
    }
}
