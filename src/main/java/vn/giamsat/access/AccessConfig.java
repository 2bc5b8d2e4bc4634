package vn.giamsat.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// Who may come in (`giamsat.access.*`).
@ConfigMapping(prefix = "giamsat.access")
public interface AccessConfig {
    /// A role of tokens whose holders are national administrators without an appointment, to
    /// appoint the first people. Take it away when they are appointed: while it is set, the
    /// identity provider decides who is one.
    Optional<String> bootstrapRole();

    /// How often the identity provider's keys are fetched again. A key that was taken away there is
    /// refused here after that time. Too big: who stole a key may use it for longer; too small
    /// (below a second): the provider is asked for nothing.
    @WithDefault("1m")
    Duration keyRefresh();

    /// How long the answer to a request with an `Idempotency-Key` is kept, 10 s to 30 days. Too
    /// small: a phone that was offline for longer does again what it has done. Too big: answers,
    /// with names and telephone numbers in them, lie about.
    @WithDefault("7d")
    Duration answerRetention();
}
