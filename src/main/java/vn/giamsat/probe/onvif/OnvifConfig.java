package vn.giamsat.probe.onvif;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import vn.giamsat.probe.wire.NetworkConfig;

/// How devices are asked for their streams (`giamsat.probe.discovery.*`), in the networks of
/// probing. Values that make no sense stop the start ([OnvifCheck]).
@ConfigMapping(prefix = "giamsat.probe")
public interface OnvifConfig extends NetworkConfig {
    Discovery discovery();

    /// Limits of one discovery.
    interface Discovery {
        /// All of it, 1 s to 1 min. Too small: recorders with many channels are told in part. Too
        /// big: people and their proxies wait for a device that never finishes.
        @WithDefault("15s")
        Duration deadline();

        /// The connection, and again each answer, 100 ms to the deadline. Too small: slow devices
        /// look dead. Too big: a dead one is told late.
        @WithDefault("5s")
        Duration answer();

        /// The largest answer, 16K to 4M. Too small: recorders with many channels are refused. Too
        /// big: hostile devices can fill the memory, and hold the event loop while it is read.
        @WithDefault("512K")
        MemorySize body();

        /// How many run at once in a process, 1 to 1000; who comes then is told PROBE_BUSY.
        @WithDefault("32")
        int concurrency();
    }
}
