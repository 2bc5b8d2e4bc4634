package vn.giamsat.probe.rtsp;

import java.util.Optional;
import vn.giamsat.probe.StreamAddress;

/// Where an answer of status 3xx leads (RFC 2326 section 11.3), as far as it may be followed:
/// another path or port of the host that was asked, over the same scheme. Its addresses were
/// checked, and its login was meant for it. Any other host could be one of ours, or listen for
/// logins.
final class Redirect {
    private Redirect() {}

    static Optional<StreamAddress> of(RtspResponse answer, StreamAddress asked) {
        return answer.status() / 100 == 3
                ? answer.headers()
                        .first("Location")
                        .flatMap(Redirect::read)
                        .filter(it -> it.secure() == asked.secure())
                        .filter(it -> it.host().equals(asked.host()))
                        .filter(it -> !it.equals(asked))
                : Optional.empty();
    }

    /// Some recorders repeat the login in it; ours is not theirs to change.
    private static Optional<StreamAddress> read(String location) {
        try {
            return Optional.of(StreamAddress.entered(location.strip()).address());
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
