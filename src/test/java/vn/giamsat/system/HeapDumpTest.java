package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HeapDumpTest {
    /// A heap dump holds keys and the logins of running probes, and is easily left lying about.
    @Test
    void noImageWritesTheHeapToADiskUnasked() throws IOException {
        try (var files = Files.walk(Path.of("src/main/docker"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(
                            file ->
                                    assertThat(Files.readString(file))
                                            .doesNotContainIgnoringCase("HeapDump")
                                            .doesNotContain("enable-monitoring"));
        }
        assertThat(Files.readString(Path.of("src/main/resources/application.properties")))
                .doesNotContain("enable-monitoring", "quarkus.native.monitoring");
    }
}
