package vn.giamsat.probe.rtsp;

import java.util.List;
import java.util.Optional;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.rtsp.Exchange.Asked;
import vn.giamsat.probe.rtsp.Headers.Field;
import vn.giamsat.probe.rtsp.RtspRequest.Method;
import vn.giamsat.probe.wire.Identity;
import vn.giamsat.probe.wire.WireText;

/// What is said to a camera until its video plays, as pure state: no socket, no clock.
/// ```
///     Greeting ──any──▶ Describing ──200 SDP──▶ Described ──setUp──▶ SettingUp ──200──▶ Starting
///     Starting ──200──▶ Playing
///     Describing, SettingUp, Starting ──anything else──▶ Refused
/// ```
/// Each demanding state answers a first 401 with the login and stays.
sealed interface Conversation {
    /// The TEARDOWN to say before hanging up; empty while there is no session.
    default Optional<RtspRequest> farewell() {
        return Optional.empty();
    }

    /// Opens with OPTIONS for the exact URL that was registered.
    static Waiting opening(StreamAddress address, Identity identity) {
        var asked = new Asked(Method.OPTIONS, WireText.of(address.url()), List.of());
        return new Greeting(address, Exchange.first(identity, asked));
    }

    /// A request was sent; its answer decides.
    sealed interface Waiting extends Conversation {
        Exchange exchange();

        Conversation on(RtspResponse answer);
    }

    /// OPTIONS was sent. Any answer proves that somebody speaks RTSP, so a camera whose encoder
    /// hangs (OPTIONS answered, DESCRIBE not) is told from a port that somebody else listens at.
    /// What the answer says decides nothing: cameras refuse OPTIONS (405), want a login for it
    /// (Dahua) or list methods that they do not know.
    record Greeting(StreamAddress address, Exchange exchange) implements Waiting {
        @Override
        public Conversation on(RtspResponse answer) {
            var accept = List.of(new Field("Accept", "application/sdp"));
            var asked = new Asked(Method.DESCRIBE, exchange.request().url(), accept);
            return answer.isProvisional() ? this : new Describing(address, exchange.then(asked));
        }
    }

    /// A request was sent that must be granted.
    sealed interface Demanding extends Waiting {
        /// The same state with another request on the wire.
        Demanding asking(Exchange other);

        Conversation accepted(RtspResponse answer);

        @Override
        default Conversation on(RtspResponse answer) {
            if (answer.isProvisional()) {
                return this;
            }
            if (answer.status() == RtspResponse.UNAUTHORIZED) {
                return challenged(answer);
            }
            return answer.isSuccess()
                    ? accepted(answer)
                    : refused(RefusedStatus.failure(answer, exchange().request().method()))
                            .leadingTo(elsewhere(answer));
        }

        /// Where a redirect leads; empty for one that is not followed.
        default Optional<StreamAddress> elsewhere(RtspResponse answer) {
            return Optional.empty();
        }

        private Conversation challenged(RtspResponse answer) {
            var challenges = answer.headers().all("WWW-Authenticate");
            return switch (exchange().identity().challenged(challenges)) {
                case Identity.Refused(var failure) -> refused(failure);
                case Identity shown -> asking(exchange().again(shown));
            };
        }

        private Refused refused(Failure failure) {
            return new Refused(failure, farewell());
        }
    }

    record Describing(StreamAddress address, Exchange exchange) implements Demanding {
        @Override
        public Demanding asking(Exchange other) {
            return new Describing(address, other);
        }

        @Override
        public Optional<StreamAddress> elsewhere(RtspResponse answer) {
            return Redirect.of(answer, address);
        }

        /// The body counts, whatever Content-Type says of it.
        @Override
        public Conversation accepted(RtspResponse answer) {
            var description = SessionDescription.parse(answer.bodyText());
            if (description.isEmpty()) {
                return new Refused(new Failure(FailureCode.SDP_INVALID), Optional.empty());
            }
            var headers = answer.headers();
            var base = headers.first("Content-Base").or(() -> headers.first("Content-Location"));
            return switch (VideoTrack.of(description.get())) {
                case VideoTrack.Choice.None(var failure) -> new Refused(failure, Optional.empty());
                case VideoTrack.Choice.Chosen(var track) ->
                        described(Presentation.of(address, base), description.get(), track);
            };
        }

        private Described described(
                Presentation presentation, SessionDescription description, VideoTrack track) {
            return new Described(
                    exchange,
                    track,
                    description.tracks(),
                    presentation.url(track.control()),
                    presentation.url(description.control()));
        }
    }

    /// @param last the exchange that the next request follows
    /// @param tracks as [SessionDescription#tracks] has them
    record Described(
            Exchange last, VideoTrack track, String tracks, String trackUrl, String presentationUrl)
            implements Conversation {
        Demanding setUp(Transport wanted) {
            var transport = List.of(new Field("Transport", wanted.wanted()));
            var asked = new Asked(Method.SETUP, trackUrl, transport);
            return new SettingUp(presentationUrl, wanted, last.then(asked));
        }
    }

    record SettingUp(String presentationUrl, Transport wanted, Exchange exchange)
            implements Demanding {
        @Override
        public Demanding asking(Exchange other) {
            return new SettingUp(presentationUrl, wanted, other);
        }

        @Override
        public Conversation accepted(RtspResponse answer) {
            return wanted.answered(answer.headers().first("Transport"))
                    .map(transport -> Session.begun(answer, presentationUrl, transport))
                    .<Conversation>map(it -> new Starting(it, exchange.then(it.play())))
                    .orElseGet(() -> unlike(Session.begun(answer, presentationUrl, wanted)));
        }

        /// Granted, but over another transport: as good as 461, and a session to give back.
        private Refused unlike(Session session) {
            return new Refused(
                    new Failure(FailureCode.RTSP_461, "another transport than asked for"),
                    Optional.of(exchange.then(session.tearDown()).request()));
        }
    }

    record Starting(Session session, Exchange exchange) implements Demanding {
        @Override
        public Demanding asking(Exchange other) {
            return new Starting(session, other);
        }

        @Override
        public Conversation accepted(RtspResponse answer) {
            return new Playing(session.renamed(answer), exchange);
        }

        @Override
        public Optional<RtspRequest> farewell() {
            return Optional.of(exchange.then(session.tearDown()).request());
        }
    }

    /// @param last the exchange that the farewell follows
    record Playing(Session session, Exchange last) implements Conversation {
        /// The same after one more request, which is the last now, and whose answer nobody awaits:
        /// some cameras give none.
        Playing keptAlive(Method method) {
            return new Playing(session, last.then(session.keepAlive(method)));
        }

        @Override
        public Optional<RtspRequest> farewell() {
            return Optional.of(last.then(session.tearDown()).request());
        }
    }

    /// There is nothing more to ask.
    ///
    /// @param elsewhere where the same camera may be asked again, as it says
    record Refused(
            Failure failure, Optional<RtspRequest> farewell, Optional<StreamAddress> elsewhere)
            implements Conversation {
        Refused(Failure failure, Optional<RtspRequest> farewell) {
            this(failure, farewell, Optional.empty());
        }

        Refused leadingTo(Optional<StreamAddress> other) {
            return new Refused(failure, farewell, other);
        }
    }
}
