package vn.giamsat.development;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The real PostgreSQL of dev mode, empty at each start of the process and kept over live reloads:
/// reloads change the class loader, so only a system property of the process remembers it.
final class EmbeddedDatabase {
    private static final String ADDRESS = "giamsat.database.url";

    private EmbeddedDatabase() {}

    static void start() {
        if (System.getProperty(ADDRESS) != null) {
            return;
        }
        try {
            var port = EmbeddedPostgres.builder().start().getPort();
            System.setProperty(ADDRESS, "postgresql://127.0.0.1:" + port + "/postgres");
        } catch (IOException failed) {
            throw new UncheckedIOException("the embedded PostgreSQL does not start", failed);
        }
    }
}
