package vn.giamsat.campaign;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Orders and what becomes of them (`giamsat.campaign.*`).
@ConfigMapping(prefix = "giamsat.campaign")
public interface CampaignConfig {
    /// Between the first and the last of the probes in a row that found a camera VERIFIED there
    /// must be as much, until it counts as verified. Too small: one that came for a moment makes a
    /// facility connected. Too big: facilities are connected late; below the time between two
    /// probes it is the same as that.
    @WithDefault("10m")
    Duration verifiedOver();
}
