package vn.giamsat.fleet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How replicas share the cameras.
@ConfigMapping(prefix = "giamsat.fleet")
public interface FleetConfig {
    /// How long a replica owns its shards without saying anything, 2 s to 60 s. Too small: a pause
    /// of the machine or the database stops probing. Too big: the cameras of a dead replica are
    /// unwatched for that long and one renewal more.
    @WithDefault("10s")
    Duration lease();

    /// How often it renews, at most a third of the lease, so that two renewals may fail; at least
    /// 200 ms. Too small: the database is asked for nothing. Too big: what is free waits for an
    /// owner.
    @WithDefault("3s")
    Duration renew();

    /// How long after it asked for a lease a replica relies on it: a tenth less, by which its clock
    /// and the database's may run apart, and what it has under way is ended.
    default Duration reliedOn() {
        return lease().minus(lease().dividedBy(10));
    }

    /// How long a replica waits for the answer to a renewal before it holds the database for away:
    /// half the lease. A question begins within a third of the lease after the last one that was
    /// answered, so this is known after five sixths of it at most, before the replica stops relying
    /// on the lease.
    default Duration patience() {
        return lease().dividedBy(2);
    }
}
