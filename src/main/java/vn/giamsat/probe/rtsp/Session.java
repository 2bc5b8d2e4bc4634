package vn.giamsat.probe.rtsp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.giamsat.probe.rtsp.Headers.Field;
import vn.giamsat.probe.rtsp.RtspRequest.Method;

/// What a camera keeps for us from SETUP to TEARDOWN (RFC 2326 section 12.37). Cameras have few;
/// one that is not given back is lost for about a minute.
///
/// @param id as the camera wrote it, without parameters; empty when it gave none
/// @param lifetime after how long without a request the camera ends it
/// @param url of the whole presentation, for PLAY and TEARDOWN
/// @param transport how the video's packets come
record Session(Optional<String> id, Duration lifetime, String url, Transport transport) {
    private static final Duration USUAL_LIFETIME = Duration.ofSeconds(60);
    private static final Pattern LIFETIME =
            Pattern.compile(
                    ".*;\\s*timeout\\s*=\\s*([1-9][0-9]{0,5})\\b.*", Pattern.CASE_INSENSITIVE);

    /// As the answer to SETUP gives it.
    static Session begun(RtspResponse answer, String url, Transport transport) {
        var lifetime =
                answer.headers()
                        .first("Session")
                        .map(LIFETIME::matcher)
                        .filter(matcher -> matcher.matches())
                        .map(matcher -> Duration.ofSeconds(Long.parseLong(matcher.group(1))))
                        .orElse(USUAL_LIFETIME);
        return new Session(id(answer), lifetime, url, transport);
    }

    private static Optional<String> id(RtspResponse answer) {
        return answer.headers()
                .first("Session")
                .map(value -> value.split(";", 2)[0].strip())
                .filter(value -> !value.isEmpty());
    }

    /// The session as a later answer names it: some cameras change the identifier.
    Session renamed(RtspResponse answer) {
        return new Session(id(answer).or(() -> id), lifetime, url, transport);
    }

    Exchange.Asked play() {
        return asked(Method.PLAY, List.of(new Field("Range", "npt=0.000-")));
    }

    Exchange.Asked keepAlive(Method method) {
        return asked(method, List.of());
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
