package vn.giamsat.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import vn.giamsat.simulator.Reaction.Answer;
import vn.giamsat.simulator.Reaction.Late;
import vn.giamsat.simulator.Reaction.Misbehaviour;

/// What the cameras behind one connection answer to each request: first the fault, then the form of
/// the request, then the login, then the request itself. Knows no socket; event loop of its
/// connection only. RFC 2326 sections 10 and 11.
final class Conversation {
    private static final String VERSION = "RTSP/1.0";
    private static final String REDIRECTION = "rtsp://192.0.2.1/elsewhere"; // RFC 5737: no host

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration VERY_SLOW = Duration.ofSeconds(6);

    private final FilmLibrary library;
    private final Traffic.Host traffic;
    private final UnaryOperator<CameraPath> staging;
    private final Doorkeeper doorkeeper = new Doorkeeper();
    private final SessionDesk desk;
    private final Object client = new Object();
    private boolean spoke;

    /// @param staging what a camera shows instead
    Conversation(FilmLibrary library, Traffic.Host traffic, UnaryOperator<CameraPath> staging) {
        this.staging = staging;
        this.library = library;
        this.traffic = traffic;
        desk = new SessionDesk(library, traffic);
    }

    Reaction on(RtspRequest request) {
        traffic.asked(request.method());
        if (request.method() != RtspMethod.TEARDOWN) {
            traffic.spoke(client, spoke);
            spoke = true;
        }
        return CameraPath.parse(request.path())
                .map(staging)
                .map(camera -> on(request, camera))
                .orElseGet(() -> withoutCamera(request));
    }

    /// The client is gone.
    void end() {
        desk.end();
    }

    private Reaction on(RtspRequest request, CameraPath camera) {
        return switch (camera.behaviour()) {
            case Fault.SILENT -> Misbehaviour.SILENCE;
            case Fault.GARBAGE -> Misbehaviour.NOISE;
            case Fault.SLOW -> new Late(SLOW, served(request, camera));
            case Fault.VERY_SLOW -> new Late(VERY_SLOW, served(request, camera));
            default -> served(request, camera);
        };
    }

    /// As cameras do it, OPTIONS is answered whatever it is asked for.
    private Reaction withoutCamera(RtspRequest request) {
        return formError(request)
                .map(status -> answer(request, status))
                .orElseGet(
                        () ->
                                request.method() == RtspMethod.OPTIONS
                                        ? options(request)
                                        : answer(request, RtspStatus.NOT_FOUND));
    }

    private Reaction served(RtspRequest request, CameraPath camera) {
        var formError = formError(request);
        if (formError.isPresent()) {
            return answer(request, formError.get());
        }
        if (request.method() == RtspMethod.OPTIONS) {
            return options(request);
        }
        var isKnown = doorkeeper.admits(camera.login(), request);
        return isKnown && camera.behaviour() != Fault.UNAUTHORIZED
                ? admitted(request, camera)
                : challenged(request, camera);
    }

    private Reaction admitted(RtspRequest request, CameraPath camera) {
        return switch (camera.behaviour()) {
            case Fault.NOT_FOUND -> answer(request, RtspStatus.NOT_FOUND);
            case Fault.UNAVAILABLE -> answer(request, RtspStatus.UNAVAILABLE);
            case Fault.REDIRECT ->
                    new Answer(
                            RtspAnswer.to(request, RtspStatus.FOUND).with("Location", REDIRECTION));
            case Refusal(var status, var refused) when refused == request.method() ->
                    answer(request, status);
            default -> fulfilled(request, camera);
        };
    }

    private Reaction fulfilled(RtspRequest request, CameraPath camera) {
        return switch (request.method()) {
            case OPTIONS -> options(request);
            case DESCRIBE -> description(request, camera);
            case SETUP -> setup(request, camera);
            case PLAY -> desk.play(request);
            case GET_PARAMETER -> desk.parameter(request);
            case TEARDOWN -> desk.teardown(request);
            case UNKNOWN -> answer(request, RtspStatus.NOT_IMPLEMENTED);
        };
    }

    private Reaction setup(RtspRequest request, CameraPath camera) {
        return switch (camera.behaviour()) {
            case Fault.BUSY -> answer(request, RtspStatus.NOT_ENOUGH_BANDWIDTH);
            case Fault.NO_VIDEO, Fault.INVALID_DESCRIPTION, Fault.UNKNOWN_CODEC ->
                    answer(request, RtspStatus.NOT_FOUND);
            case Fault.RESETS -> Misbehaviour.RESET;
            default -> desk.setup(request, camera);
        };
    }

    private Reaction description(RtspRequest request, CameraPath camera) {
        var base = request.uri().endsWith("/") ? request.uri() : request.uri() + "/";
        return new Answer(
                RtspAnswer.to(request, RtspStatus.OK)
                        .with("Content-Base", base)
                        .withDescription(description(camera)));
    }

    private String description(CameraPath camera) {
        return switch (camera.behaviour()) {
            case Fault.NO_VIDEO -> SessionDescription.ofSoundOnly();
            case Fault.INVALID_DESCRIPTION -> SessionDescription.ofNothing();
            case Fault.UNKNOWN_CODEC -> SessionDescription.ofOldVideo();
            default -> library.film(camera).description();
        };
    }

    private Reaction challenged(RtspRequest request, CameraPath camera) {
        if (request.header("authorization").isPresent()) {
            traffic.loginFailed();
        }
        var answer = RtspAnswer.to(request, RtspStatus.UNAUTHORIZED);
        for (var challenge : doorkeeper.challenges(camera.login())) {
            answer = answer.with("WWW-Authenticate", challenge);
        }
        return new Answer(answer);
    }

    private static Optional<RtspStatus> formError(RtspRequest request) {
        if (!request.version().equals(VERSION)) {
            return Optional.of(RtspStatus.VERSION_NOT_SUPPORTED);
        }
        if (request.header("cseq").isEmpty()) {
            return Optional.of(RtspStatus.BAD_REQUEST);
        }
        if (request.method() == RtspMethod.UNKNOWN) {
            return Optional.of(RtspStatus.NOT_IMPLEMENTED);
        }
        return request.header("require").map(option -> RtspStatus.OPTION_NOT_SUPPORTED);
    }

    private static Reaction options(RtspRequest request) {
        return new Answer(RtspAnswer.to(request, RtspStatus.OK).with("Public", RtspMethod.PUBLIC));
    }

    private static Reaction answer(RtspRequest request, RtspStatus status) {
        return new Answer(RtspAnswer.to(request, status));
    }
}
