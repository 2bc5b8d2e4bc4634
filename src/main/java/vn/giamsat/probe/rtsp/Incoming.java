package vn.giamsat.probe.rtsp;

/// What a camera sends on one connection, taken apart (RFC 2326 sections 4 and 10.12).
sealed interface Incoming
        permits RtspResponse, Incoming.PeerRequest, Incoming.MediaFrame, Incoming.Unreadable {
    /// A request of the camera to us, such as a keep-alive. Its body is read and dropped.
    record PeerRequest(String method, Headers headers) implements Incoming {}

    /// One binary frame between the messages: an RTP or RTCP packet, told apart by its channel.
    record MediaFrame(int channel, Slice payload) implements Incoming {}

    /// The peer does not speak RTSP, or says more than the limits allow. Nothing follows it.
    record Unreadable(String reason) implements Incoming {}
}
