package vn.giamsat.probe;

/// How far a probe climbed, from the name lookup to a picture that was judged good. The order is
/// the ladder: a higher rung includes all below it, so `compareTo` answers "did it get at least
/// this far?".
public enum Rung {
    /// Not even the address could be used.
    NONE,
    /// The host name has an address that the address policy admits.
    RESOLVED,
    /// TCP (and TLS for `rtsps`) stands.
    CONNECTED,
    /// An RTSP answer came, whatever its status.
    ANSWERED,
    /// DESCRIBE gave an SDP with a video track that can be decoded.
    DESCRIBED,
    /// SETUP and PLAY were accepted.
    PLAYING,
    /// The first RTP packet of the video track arrived.
    RECEIVING,
    /// One complete key frame with its parameter sets arrived.
    KEYFRAME,
    /// The key frame was decoded into a picture.
    DECODED,
    /// The picture and the stream are as they should be.
    VERIFIED
}
