package vn.giamsat.simulator;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The interleaved channels of a session (RFC 2326 section 12.39).
record Channels(int rtp, int rtcp) {
    private static final Channels USUAL = new Channels(0, 1);
    private static final Pattern INTERLEAVED =
            Pattern.compile(";\\s*interleaved=(\\d{1,3})(?:-(\\d{1,3}))?");

    /// What a Transport header asks for; empty when interleaved TCP is not among it.
    static Optional<Channels> askedFor(String transport) {
        return Stream.of(transport.split(","))
                .map(String::strip)
                .filter(it -> it.startsWith("RTP/AVP/TCP") && !it.contains("multicast"))
                .findFirst()
                .map(Channels::of);
    }

    /// For the answer.
    String transport(int source) {
        return "RTP/AVP/TCP;unicast;interleaved=%d-%d;ssrc=%08X".formatted(rtp, rtcp, source);
    }

    private static Channels of(String transport) {
        var matcher = INTERLEAVED.matcher(transport);
        if (!matcher.find()) {
            return USUAL;
        }
        var rtp = Integer.parseInt(matcher.group(1));
        var rtcp = matcher.group(2) == null ? rtp + 1 : Integer.parseInt(matcher.group(2));
        return new Channels(rtp & 0xFF, rtcp & 0xFF);
    }
}
