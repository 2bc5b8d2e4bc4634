package vn.giamsat.photo;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The keys under `giamsat.photos`: what is taken from phones, and how long it is kept.
@ConfigMapping(prefix = "giamsat.photos")
public interface PhotoConfig {
    /// Largest file that is taken, 64K to 16M. Too small: phones' best photos are refused. Too big:
    /// each photo that is finished is held in memory as a whole, up to four at a time.
    @WithDefault("10M")
    MemorySize maxBytes();

    /// How long an upload may rest before it expires, 1 s to 30 days; each piece that comes begins
    /// the time anew, until four times as long after the announcement. Too short: phones that were
    /// offline begin again. Too long: pieces that nobody will finish lie about.
    @WithDefault("7d")
    Duration uploadLifetime();

    /// How long photos are kept, 1 day to 10 years. Default: an order of 2021 lasted weeks, and
    /// what a survey or a report says can be disputed until it is long over; but photos show people
    /// in quarantine, so they are not kept for ever. Too short: surveys lose their proof. Too long:
    /// personal data lies about.
    @WithDefault("90d")
    Duration retention();

    /// Where new photos are kept; those that are there already stay where they are. Default: in
    /// PostgreSQL, so that backups, replicas and row-level security hold for them too.
    @WithDefault("database")
    PhotoStore.Kind store();

    /// Folder for photos, which all replicas share; needed with the store `folder`, and as long as
    /// photos are kept in it.
    Optional<Path> folder();
}
