package vn.giamsat.simulator;

/// How a simulated camera fails. `OPTIONS` is answered as usual unless the fault says otherwise,
/// and the login is asked for first.
public enum Fault implements Behaviour {
    /// Accepts the connection and never answers anything.
    SILENT,
    /// 401 with a fresh challenge to every login, the right one too.
    UNAUTHORIZED,
    /// 404 to everything.
    NOT_FOUND,
    /// 453 to SETUP: no bandwidth left for another viewer.
    BUSY,
    /// 503 to everything.
    UNAVAILABLE,
    /// Describes sound only.
    NO_VIDEO,
    /// Answers DESCRIBE with a page for browsers, as if it was a description.
    INVALID_DESCRIPTION,
    /// Describes a video in a codec of long ago, MPEG-4 part 2.
    UNKNOWN_CODEC,
    /// Accepts PLAY and sends nothing.
    NO_PACKETS,
    /// Sends parameter sets and pictures that need one that is never sent.
    NO_KEY_FRAME,
    /// Key frames come, but neither the description nor the stream has their parameter sets.
    NO_PARAMETERS,
    /// Answers, even to OPTIONS, with bytes that are not RTSP.
    GARBAGE,
    /// Resets the connection at SETUP.
    RESETS,
    /// Works, but takes 2 s for each answer, even to OPTIONS.
    SLOW,
    /// As `SLOW`, but 6 s: a viewer who waits that long waits more than 20 s for a picture.
    VERY_SLOW,
    /// 302 to another host, which must not be asked.
    REDIRECT,
    /// The payload of each RTP packet is random, as with a camera whose video encryption is on.
    ENCRYPTED,
    /// Pictures arrive whole and cannot be decoded.
    CORRUPT,
    /// Falls silent in the middle of the first key frame.
    DIES,
    /// Works, but its clock is ten minutes ahead.
    WRONG_CLOCK,
    /// Works, but sends over UDP alone: 461 to who asks for anything else (Yoosee).
    UDP_ONLY;

    @Override
    public String word() {
        return Behaviour.wordOf(this);
    }

    /// All JPEG pictures are key frames, and each holds all that decoding it needs.
    @Override
    public boolean existsIn(Codec codec) {
        return codec != Codec.MJPEG || this != NO_KEY_FRAME && this != NO_PARAMETERS;
    }
}
