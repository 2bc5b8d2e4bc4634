package vn.giamsat.photo;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
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

    /// The bucket for photos; needed with the store `bucket`, and as long as photos are kept in it.
    Bucket bucket();

    /// A bucket of an S3-compatible storage. Its file names are ids, its contents show people:
    /// nobody but this service should have a key of it, and nothing in it should be public.
    interface Bucket {
        /// Where the storage is, without the bucket: `https://s3.example.vn`. Over plain `http`
        /// photos can be seen on the way.
        Optional<URI> endpoint();

        /// What the storage calls its region. One that it does not know is refused as a wrong
        /// signature.
        @WithDefault("us-east-1")
        String region();

        /// Name of the bucket; it must exist.
        Optional<String> name();

        /// Name of a key that may put, get and delete objects there.
        Optional<String> accessKey();

        /// That key, a secret.
        Optional<String> secretKey();

        /// File that holds the key instead, such as a mounted secret; read once, at the start.
        Optional<Path> secretKeyFile();

        /// How long a request may take as a whole, 100 ms to 2 min. Too short: slow lines lose
        /// photos. Too long: a storage that hangs holds connections to the database for as long.
        @WithDefault("10s")
        Duration timeout();

        /// PEM file of the authorities that sign the storage's certificate. Default: those of Java.
        Optional<Path> trustedCertificates();
    }
}
