package vn.giamsat.simulator;

import java.time.Duration;

/// What a camera does about a request.
sealed interface Reaction {
    record Answer(RtspAnswer answer) implements Reaction {}

    /// Answers, then plays.
    record Play(RtspAnswer answer, Film film, RtspSession session) implements Reaction {}

    /// Answers after having stopped playing.
    record Stop(RtspAnswer answer) implements Reaction {}

    /// Does it much later.
    record Late(Duration by, Reaction reaction) implements Reaction {}

    /// What no camera should do.
    enum Misbehaviour implements Reaction {
        SILENCE,
        /// Sends bytes that are not RTSP.
        NOISE,
        /// Resets the connection.
        RESET
    }
}
