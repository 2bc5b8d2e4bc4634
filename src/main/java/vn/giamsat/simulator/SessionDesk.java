package vn.giamsat.simulator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giamsat.simulator.Reaction.Answer;
import vn.giamsat.simulator.Reaction.Play;
import vn.giamsat.simulator.Reaction.Stop;

/// The session of one connection, from SETUP to TEARDOWN; there is at most one (RFC 2326 appendix
/// A.2). Event loop of that connection only.
final class SessionDesk {
    private final FilmLibrary library;
    private final Traffic.Host traffic;
    private @Nullable RtspSession session;
    private boolean playing;

    SessionDesk(FilmLibrary library, Traffic.Host traffic) {
        this.library = library;
        this.traffic = traffic;
    }

    Reaction setup(RtspRequest request, CameraPath camera) {
        var current = session;
        if (!request.isForTrack()) {
            return answer(request, RtspStatus.AGGREGATE);
        }
        if (isForAnotherSession(request)) {
            return answer(request, RtspStatus.SESSION_NOT_FOUND);
        }
        if (playing || current != null && !current.camera().equals(camera)) {
            return answer(request, RtspStatus.NOT_IN_THIS_STATE);
        }
        return request.header("transport")
                .flatMap(transports -> Delivery.askedFor(transports, camera))
                .map(delivery -> prepared(request, camera, delivery))
                .orElseGet(() -> answer(request, RtspStatus.UNSUPPORTED_TRANSPORT));
    }

    Reaction play(RtspRequest request) {
        var current = session;
        var refusal = refusal(request);
        if (current == null || refusal.isPresent()) {
            return answer(request, refusal.orElseThrow());
        }
        var answer =
                RtspAnswer.to(request, RtspStatus.OK)
                        .with("Session", current.promise())
                        .with("Range", "npt=0.000-")
                        .with("RTP-Info", current.beginning());
        if (playing) {
            return new Answer(answer);
        }
        playing = true;
        return new Play(answer, library.film(current.camera()), current);
    }

    /// Answers without a session too: clients keep the connection alive with it.
    Reaction parameter(RtspRequest request) {
        return answer(
                request,
                isForAnotherSession(request) ? RtspStatus.SESSION_NOT_FOUND : RtspStatus.OK);
    }

    Reaction teardown(RtspRequest request) {
        return refusal(request)
                .map(status -> answer(request, status))
                .orElseGet(
                        () -> {
                            end();
                            return new Stop(RtspAnswer.to(request, RtspStatus.OK));
                        });
    }

    /// The client is gone, or has said that it goes.
    void end() {
        if (session != null) {
            traffic.sessionEnded();
        }
        session = null;
        playing = false;
    }

    private Reaction prepared(RtspRequest request, CameraPath camera, Delivery delivery) {
        var current = session;
        if (current == null) {
            current = RtspSession.begin(camera, request.uri(), delivery);
            traffic.sessionBegun();
        } else {
            current = current.on(delivery);
        }
        session = current;
        return new Answer(
                RtspAnswer.to(request, RtspStatus.OK)
                        .with("Session", current.promise())
                        .with("Transport", delivery.transport(current.source())));
    }

    private Optional<RtspStatus> refusal(RtspRequest request) {
        if (isForAnotherSession(request)) {
            return Optional.of(RtspStatus.SESSION_NOT_FOUND);
        }
        if (session == null) {
            return Optional.of(RtspStatus.NOT_IN_THIS_STATE);
        }
        return request.header("session").isPresent()
                ? Optional.empty()
                : Optional.of(RtspStatus.SESSION_NOT_FOUND);
    }

    private boolean isForAnotherSession(RtspRequest request) {
        var own = session == null ? "" : session.id();
        return request.header("session")
                .filter(said -> !said.split(";")[0].strip().equals(own))
                .isPresent();
    }

    private static Reaction answer(RtspRequest request, RtspStatus status) {
        return new Answer(RtspAnswer.to(request, status));
    }
}
