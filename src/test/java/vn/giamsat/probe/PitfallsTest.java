package vn.giamsat.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What cameras get wrong, all 52 of it, each with the tests that show how a probe survives it:
/// `pitfalls.md`.
class PitfallsTest {
    private static final int MOST = 52;
    private static final Pattern LINE =
            Pattern.compile("(?m)^\\| (\\d+) \\| ([^|]+) \\| [^|]+ \\| [^|]+ \\| (.+) \\|$");
    private static final Pattern NAMED = Pattern.compile("`([\\w.]+)#(\\w+)`");

    /// @param shownBy class below `vn.giamsat` and method, such as `probe.XTest#does`
    record Pitfall(int number, String name, List<String> shownBy) {
        @Override
        public String toString() {
            return number + " " + name;
        }
    }

    @Test
    void leavesNoneOut() {
        assertThat(pitfalls())
                .extracting(Pitfall::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, MOST).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("pitfalls")
    void hasATest(Pitfall pitfall) {
        assertThat(pitfall.shownBy()).isNotEmpty().allMatch(PitfallsTest::isATest);
    }

    private static boolean isATest(String named) {
        var parts = named.split("#");
        return Stream.of(testClass(parts[0]).getDeclaredMethods())
                .filter(method -> method.getName().equals(parts[1]))
                .anyMatch(PitfallsTest::isRun);
    }

    private static boolean isRun(Method method) {
        return method.isAnnotationPresent(Test.class)
                || method.isAnnotationPresent(ParameterizedTest.class)
                || method.isAnnotationPresent(Property.class);
    }

    private static Class<?> testClass(String name) {
        try {
            return Class.forName("vn.giamsat." + name, false, PitfallsTest.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new AssertionError("there is no " + name, missing);
        }
    }

    private static List<Pitfall> pitfalls() {
        return LINE.matcher(table())
                .results()
                .map(
                        line ->
                                new Pitfall(
                                        Integer.parseInt(line.group(1)),
                                        line.group(2),
                                        NAMED.matcher(line.group(3))
                                                .results()
                                                .map(it -> it.group(1) + "#" + it.group(2))
                                                .toList()))
                .toList();
    }

    private static String table() {
        try (var file =
                Objects.requireNonNull(PitfallsTest.class.getResourceAsStream("/pitfalls.md"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
