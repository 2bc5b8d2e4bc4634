package vn.giamsat.probe.rtsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.giamsat.probe.rtsp.Headers.Field;
import vn.giamsat.probe.rtsp.RtspRequest.Method;

/// What a camera keeps for us from SETUP to TEARDOWN (RFC 2326 section 12.37). Cameras have few;
/// one that is not given back is lost for about a minute.
///
/// @param id as the camera wrote it, without parameters; empty when it gave none
/// @param url of the whole presentation, for PLAY and TEARDOWN
/// @param channel the interleaved channel of the video's RTP packets
record Session(Optional<String> id, String url, int channel) {
    /// The identifier in an answer, without `;timeout=`: a probe is over before a session expires.
    static Optional<String> id(RtspResponse answer) {
        return answer.headers()
                .first("Session")
                .map(value -> value.split(";", 2)[0].strip())
                .filter(value -> !value.isEmpty());
    }

    /// The session as a later answer names it: some cameras change the identifier.
    Session renamed(RtspResponse answer) {
        return new Session(id(answer).or(() -> id), url, channel);
    }

    Exchange.Asked play() {
        return asked(Method.PLAY, List.of(new Field("Range", "npt=0.000-")));
    }

    Exchange.Asked tearDown() {
        return asked(Method.TEARDOWN, List.of());
    }

    private Exchange.Asked asked(Method method, List<Field> own) {
        var fields = new ArrayList<Field>();
        id.ifPresent(value -> fields.add(new Field("Session", value)));
        fields.addAll(own);
        return new Exchange.Asked(method, url, fields);
    }
}
