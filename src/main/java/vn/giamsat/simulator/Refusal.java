package vn.giamsat.simulator;

import java.util.stream.Stream;

/// Answers one request with an error status, and works otherwise: `answers-461-to-setup`. The login
/// is asked for first.
///
/// @param status any error that RTSP defines; not 401, which only a login can be answered with
/// @param request DESCRIBE, SETUP or PLAY
public record Refusal(RtspStatus status, RtspMethod request) implements Behaviour {
    /// All there are: every error status to every request on the way to a picture.
    static Stream<Refusal> all() {
        return Stream.of(RtspMethod.DESCRIBE, RtspMethod.SETUP, RtspMethod.PLAY)
                .flatMap(
                        request -> RtspStatus.errors().map(status -> new Refusal(status, request)));
    }

    @Override
    public String word() {
        return "answers-" + status.code() + "-to-" + Behaviour.wordOf(request);
    }

    @Override
    public boolean existsIn(Codec codec) {
        return true;
    }
}
