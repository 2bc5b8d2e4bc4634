package vn.giamsat.api.graphql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/// What GraphQL answers, and how much of it at once.
@ConfigMapping(prefix = "giamsat.graphql")
public interface GraphQlConfig {
    /// Whether only registered documents are answered. False: whoever may log in writes questions
    /// of his own, held up by the limits alone.
    @WithDefault("true")
    boolean trustedOnly();

    /// A file or a folder with the registered documents ([TrustedDocuments]), read once at the
    /// start. Default: none; then a service that answers registered documents only answers none,
    /// and warns of it. Wrong: the service does not start.
    Optional<Path> documents();

    /// Whether clients may ask for the schema, by introspection or at `/graphql/schema.graphql`.
    /// True: tools such as GraphiQL work, and strangers read what there is to attack.
    @WithDefault("false")
    boolean introspection();

    Limits limits();

    /// How much may be asked at once. A question beyond a limit is refused before it is run.
    interface Limits {
        /// Levels of fields, at least 1. Too small: joined pages are refused (facilities with
        /// cameras and health have 6). Too big: joins lead around in circles.
        @WithDefault("12")
        int depth();

        /// Names for one field beside its own in the same place, at least 0. Too small: clients
        /// that ask for two provinces at once are refused. Too big: one request asks what many
        /// should.
        @WithDefault("15")
        int aliases();

        /// Fields of the expected answer ([Weighing]), at least 1. Too small: full pages are
        /// refused. Too big: one answer holds up an event loop, 30 µs for each field on a JVM and
        /// three times that in a binary.
        @WithDefault("10000")
        int cost();
    }
}
