package vn.giamsat.field;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Copies that clients hold (`giamsat.sync.*`).
@ConfigMapping(prefix = "giamsat.sync")
public interface SyncConfig {
    /// How long it is known what changed, 1 min to 90 days. Too small: a phone that was offline for
    /// longer fetches everything anew. Too big: the table of changes grows, by a row for each
    /// change of a facility, camera, task or state.
    @WithDefault("7d")
    Duration retention();

    /// How often a stream of events in which nothing happens says that it is there, 1 s to 1 min.
    /// Too small: phones never sleep. Too big: proxies end the stream; and a reader that takes
    /// nothing for twice as long is cut off.
    @WithDefault("15s")
    Duration heartbeat();
}
