package vn.giamsat.simulator;

import java.util.Optional;
import java.util.stream.Stream;

/// How the media of a session goes to its viewer (RFC 2326 section 12.39).
sealed interface Delivery permits Channels, ClientPorts {
    /// What the camera makes of a Transport header, which may name several; empty when it offers
    /// none of them.
    static Optional<Delivery> askedFor(String header, CameraPath camera) {
        return Stream.of(header.split(","))
                .map(String::strip)
                .filter(it -> !it.contains("multicast"))
                .<Delivery>mapMulti(
                        (transport, taken) ->
                                (camera.behaviour() == Fault.UDP_ONLY
                                                ? ClientPorts.in(transport)
                                                : Channels.in(transport))
                                        .ifPresent(taken))
                .findFirst();
    }

    /// Those in the headers of its frames; over UDP these headers stay behind.
    Channels channels();

    /// For the answer.
    ///
    /// @param source the SSRC
    String transport(int source);
}
