package vn.giamsat.probe.rtsp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.rtsp.Conversation.Described;
import vn.giamsat.probe.rtsp.Conversation.Refused;
import vn.giamsat.probe.rtsp.Conversation.Waiting;
import vn.giamsat.probe.wire.Identity;

/// Leads a conversation with recorded answers, for tests.
final class ScriptedConversation {
    static final StreamAddress HIKVISION =
            StreamAddress.of("rtsp://cam.example/Streaming/Channels/101?transportmode=unicast");
    static final Credentials LOGIN = new Credentials("admin", "12345");

    private ScriptedConversation() {}

    static Waiting greeting(@Nullable Credentials login) {
        return Conversation.opening(HIKVISION, new Identity.Unasked(login, "cafe"));
    }

    /// After OPTIONS was answered.
    static Waiting greeted(@Nullable Credentials login) {
        return (Waiting) greeting(login).on(status(200));
    }

    static Described described(@Nullable Credentials login, String name) {
        return (Described) on(greeted(login), name);
    }

    static Conversation on(Conversation state, String recorded) {
        return ((Waiting) state).on(Recorded.answer(recorded));
    }

    static FailureCode code(Conversation state, String... recorded) {
        for (var answer : recorded) {
            state = on(state, answer);
        }
        return ((Refused) state).failure().code();
    }

    static RtspResponse status(int status) {
        return new RtspResponse(status, new Headers(List.of()), new byte[0]);
    }

    static String text(Conversation state) {
        return ((Waiting) state).exchange().request().text();
    }

    static String farewell(Conversation state) {
        return state.farewell().orElseThrow().text();
    }
}
