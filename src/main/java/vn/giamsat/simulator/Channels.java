package vn.giamsat.simulator;

import java.util.Optional;
import java.util.regex.Pattern;

/// The interleaved channels of a session.
record Channels(int rtp, int rtcp) implements Delivery {
    static final Channels USUAL = new Channels(0, 1);
    private static final Pattern INTERLEAVED =
            Pattern.compile(";\\s*interleaved=(\\d{1,3})(?:-(\\d{1,3}))?");

    /// Those that one transport asks for; empty when it is not interleaved TCP.
    static Optional<Delivery> in(String transport) {
        return transport.startsWith("RTP/AVP/TCP") ? Optional.of(of(transport)) : Optional.empty();
    }

    @Override
    public Channels channels() {
        return this;
    }

    @Override
    public String transport(int source) {
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
