package vn.giamsat.probe.schedule;

import java.time.Instant;

/// How a camera begins that is taken up.
sealed interface Beginning {
    /// It is left alone, because its login was refused before.
    record Resting() implements Beginning {}

    /// It was never judged: only a picture tells how it is.
    record Unseen() implements Beginning {}

    /// It was judged before, here or by another replica.
    ///
    /// @param at when the last probe began that was written down
    record Seen(Instant at) implements Beginning {}
}
