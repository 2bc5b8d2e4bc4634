package vn.giamsat.probe.worker;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The keys under `giamsat.decoder`: where pictures are decoded.
@ConfigMapping(prefix = "giamsat.decoder")
public interface WorkerConfig {
    /// Whether decoding has processes of its own, as many as `giamsat.media.threads` and
    /// `giamsat.media.photos.threads` ask at once. No: a picture that crashes FFmpeg ends the
    /// service.
    @WithDefault("true")
    boolean ownProcesses();

    /// What one of these processes may allocate, 256 MB to 16 GB, with its libraries and its heap.
    /// Too small: the biggest photos are refused. Too big: hostile files fill the machine's memory.
    @WithDefault("1G")
    MemorySize memory();

    /// A process that had nothing to do for so long ends, 1 s to 1 day; the next picture starts
    /// another one in a twentieth of a second. Too short: pictures wait for starts. Too long: the
    /// memory of a burst stays taken.
    @WithDefault("60s")
    Duration restAfter();
}
