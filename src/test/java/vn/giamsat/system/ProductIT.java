package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/// What only dev mode and tests need is not in the product.
class ProductIT {
    private static final Product PRODUCT = Product.ofLastBuild();

    @Test
    void holdsNoSimulatorAndNoSampleData() throws IOException {
        assertThat(held("vn/giamsat/registry/", "vn.giamsat.registry.")).isTrue();
        assertThat(held("db/migration/V001", "db/migration/V001")).isTrue();
        assertThat(held("vn/giamsat/simulator/", "vn.giamsat.simulator.")).isFalse();
        assertThat(held("vn/giamsat/development/", "vn.giamsat.development.")).isFalse();
        assertThat(held("simulator/", "normal.h264")).isFalse();
        assertThat(held("development/", "people.sql")).isFalse();
    }

    @Test
    void holdsNoEmbeddedDatabase() throws IOException {
        assertThat(held("io/zonky/", "io.zonky.test.db")).isFalse();
    }

    @Test
    void holdsNoDevelopmentIdentityProvider() throws IOException {
        assertThat(held("io/quarkus/oidc/runtime/", "io.quarkus.oidc.runtime.")).isTrue();
        assertThat(held("io/quarkus/devservices/oidc/", "io.quarkus.devservices.oidc")).isFalse();
    }

    @Test
    void holdsNoFfmpegLibrary() throws IOException {
        assertThat(held("org/bytedeco/ffmpeg/avutil/", "org.bytedeco.ffmpeg.avutil.")).isTrue();
        assertThat(held("org/bytedeco/ffmpeg/linux-x86_64/", "linux-x86_64/libav")).isFalse();
        assertThat(held("org/bytedeco/javacpp/linux-x86_64/", "linux-x86_64/libjni")).isFalse();
    }

    /// Whether a jar of the product has an entry that begins so, or the binary holds the text.
    private static boolean held(String entry, String text) throws IOException {
        return PRODUCT.binary()
                ? Files.readString(PRODUCT.path(), StandardCharsets.ISO_8859_1).contains(text)
                : entries().stream().anyMatch(name -> name.startsWith(entry));
    }

    private static List<String> entries() throws IOException {
        try (var files = Files.walk(PRODUCT.path().getParent())) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .flatMap(jar -> entries(jar).stream())
                    .toList();
        }
    }

    private static List<String> entries(Path file) {
        try (var jar = new JarFile(file.toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
