package vn.giamsat.simulator;

/// What a camera says of itself to DESCRIBE (RFC 8866; `control` and `range`: RFC 2326 appendix C).
final class SessionDescription {
    /// What the video is called in SETUP, relative to Content-Base.
    static final String TRACK = "trackID=1";

    private static final String HEAD =
            """
            v=0
            o=- 1620630000 1 IN IP4 127.0.0.1
            s=Simulated camera
            c=IN IP4 0.0.0.0
            t=0 0
            a=control:*
            a=range:npt=now-
            """;

    private static final String SOUND =
            """
            m=audio 0 RTP/AVP 0
            a=rtpmap:0 PCMU/8000
            a=control:trackID=2
            """;

    private static final String OLD_VIDEO =
            """
            m=video 0 RTP/AVP 96
            a=rtpmap:96 MP4V-ES/90000
            a=control:trackID=1
            """;

    private static final String NOTHING = "<html><body>It works!</body></html>\n";

    private SessionDescription() {}

    static String ofVideo(Film.Format format) {
        return wire(HEAD + video(format));
    }

    static String ofSoundOnly() {
        return wire(HEAD + SOUND);
    }

    /// In a codec that no film is made in.
    static String ofOldVideo() {
        return wire(HEAD + OLD_VIDEO);
    }

    /// No description at all.
    static String ofNothing() {
        return wire(NOTHING);
    }

    private static String video(Film.Format format) {
        var type = format.codec().payloadType();
        var parameters = format.parameters();
        return """
        m=video 0 RTP/AVP %d
        b=AS:2048
        a=rtpmap:%d %s/%d
        %sa=framerate:%d
        a=control:%s
        """
                .formatted(
                        type,
                        type,
                        format.codec().encodingName(),
                        Film.CLOCK_RATE,
                        parameters.isEmpty() ? "" : "a=fmtp:" + type + " " + parameters + "\n",
                        format.framesPerSecond(),
                        TRACK);
    }

    private static String wire(String text) {
        return text.replace("\n", "\r\n");
    }
}
