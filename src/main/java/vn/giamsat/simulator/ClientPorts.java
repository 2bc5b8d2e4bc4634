package vn.giamsat.simulator;

import java.util.Optional;
import java.util.regex.Pattern;

/// The UDP ports of a viewer.
record ClientPorts(int rtp, int rtcp) implements Delivery {
    private static final Pattern CLIENT_PORTS =
            Pattern.compile("RTP/AVP(?:/UDP)?;.*client_port=(\\d{4,5})-(\\d{4,5})");
    private static final int MOST = 65_535;

    /// Those that one transport asks for; empty when it is not UDP.
    static Optional<Delivery> in(String transport) {
        return Optional.of(CLIENT_PORTS.matcher(transport))
                .filter(matcher -> matcher.lookingAt())
                .map(
                        matcher ->
                                new ClientPorts(
                                        Integer.parseInt(matcher.group(1)),
                                        Integer.parseInt(matcher.group(2))))
                .filter(ports -> ports.rtp <= MOST && ports.rtcp <= MOST)
                .map(ports -> ports);
    }

    @Override
    public Channels channels() {
        return Channels.USUAL;
    }

    /// Without the ports that it comes from, as some cameras answer.
    @Override
    public String transport(int source) {
        return "RTP/AVP;unicast;client_port=%d-%d;ssrc=%08X".formatted(rtp, rtcp, source);
    }
}
