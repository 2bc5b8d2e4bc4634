package vn.giamsat.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.flywaydb.core.internal.resource.StringResource;

/// The migrations of this build and Flyway's checksums of them. A binary has them since it was
/// built, when this class is initialised: for it, finding a resource is dear (0.27 MB of garbage
/// each with GraalVM 25, a third of all that its start allocated; 2026-11-29). Flyway's internal
/// class is used so that the checksums cannot differ.
final class OwnMigrations {
    private static final String FOLDER = "db/migration/";
    private static final String FIRST = FOLDER + "V001__create_roles.sql";

    /// By the name of the file.
    static final Map<String, Integer> CHECKSUMS = checksums();

    private OwnMigrations() {}

    private static Map<String, Integer> checksums() {
        try {
            var first = OwnMigrations.class.getClassLoader().getResource(FIRST);
            if (first == null) {
                throw new IllegalStateException("there is no " + FIRST);
            }
            return first.openConnection() instanceof JarURLConnection jar
                    ? checksums(jar)
                    : checksums(Path.of(first.toURI()).getParent());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Integer> checksums(JarURLConnection jar) throws IOException {
        var checksums = new HashMap<String, Integer>();
        jar.setUseCaches(false); // no open file may end up in the binary
        try (var file = jar.getJarFile()) {
            for (var entry : file.stream().filter(entry -> isMigration(entry.getName())).toList()) {
                var name = entry.getName().substring(FOLDER.length());
                checksums.put(name, checksum(file.getInputStream(entry).readAllBytes()));
            }
        }
        return Map.copyOf(checksums);
    }

    private static boolean isMigration(String name) {
        return name.startsWith(FOLDER + "V") && name.endsWith(".sql");
    }

    private static Map<String, Integer> checksums(Path folder) throws IOException {
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.filter(file -> isMigration(FOLDER + file.getFileName())).toList();
        }
        var checksums = new HashMap<String, Integer>();
        for (var file : files) {
            checksums.put(file.getFileName().toString(), checksum(Files.readAllBytes(file)));
        }
        return Map.copyOf(checksums);
    }

    private static int checksum(byte[] sql) {
        return ChecksumCalculator.calculate(
                new StringResource(new String(sql, StandardCharsets.UTF_8)));
    }
}
