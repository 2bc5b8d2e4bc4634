package vn.giamsat.probe.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeMemoryTest {
    /// A leak of one decoder, frame or packet each time would be 10 MB to 1 GB.
    private static final long NOISE_KILOBYTES = 4 * 1024;

    @Test
    @EnabledOnOs(OS.LINUX) // reads /proc
    void doesNotGrowOverTenThousandDecodesWithDamagedPicturesAmongThem() throws Exception {
        // When
        var printed = decoded(10_000);
        // Then
        assertThat(printed.get(0)).as("resident KB").isLessThan(NOISE_KILOBYTES);
        assertThat(printed.get(1)).as("KB that JavaCPP tracks").isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX) // reads /proc
    void holdsNoLibraryThatCouldOpenAnAddress() throws Exception {
        assertThat(decoded(1).get(2)).isZero();
    }

    /// In a process whose Java heap is resident from the start and whose compiler is soon done, so
    /// that only native memory can grow. What FFmpeg wrote to the error stream would be printed
    /// too.
    private static List<Long> decoded(int times) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-Xms48m", "-Xmx48m", "-XX:+AlwaysPreTouch"));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(DecodeManyTimes.class.getName(), Integer.toString(times)));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM would print them
        var program = builder.start();
        var printed = program.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printed).hasSize(3).allMatch(line -> line.matches("-?\\d+"));
        return printed.stream().map(Long::parseLong).toList();
    }
}
