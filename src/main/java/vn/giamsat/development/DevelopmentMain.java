package vn.giamsat.development;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/// The entry of dev mode: the database stands before the service starts. Chosen by
/// `%dev.quarkus.package.main-class`.
@QuarkusMain(name = "development")
public class DevelopmentMain {
    public static void main(String... arguments) {
        EmbeddedDatabase.start();
        Quarkus.run(arguments);
    }
}
