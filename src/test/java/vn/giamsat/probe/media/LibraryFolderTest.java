package vn.giamsat.probe.media;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryFolderTest {
    @TempDir private Path folder;

    @Test
    void namesTheFirstLibraryThatIsMissing() throws IOException {
        Files.createFile(folder.resolve("libdrm.so.2"));

        assertThatExceptionOfType(UnsatisfiedLinkError.class)
                .isThrownBy(() -> new LibraryFolder(folder).load())
                .withMessageContaining(folder.resolve("libva.so.2").toString());
    }

    @Test
    void takesNoOtherMajorVersion() throws IOException {
        for (var name : new String[] {"libdrm.so.2", "libva.so.2", "libva-drm.so.2"}) {
            Files.createFile(folder.resolve(name));
        }
        Files.createFile(folder.resolve("libavutil.so.59"));

        assertThatExceptionOfType(UnsatisfiedLinkError.class)
                .isThrownBy(() -> new LibraryFolder(folder).load())
                .withMessageContaining("libavutil.so.60");
    }
}
