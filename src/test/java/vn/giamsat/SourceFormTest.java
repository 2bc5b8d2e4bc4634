package vn.giamsat;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the style guide demands of sources and no formatter sees to.
class SourceFormTest {
    private static final Pattern BROKEN_COMMENT = Pattern.compile("///.*\\n *// ");
    private static final Pattern TRIES =
            Pattern.compile("\\n *@(Test|ParameterizedTest|RepeatedTest|Property|Example)\\b");

    /// The formatter breaks lines that are too long into comments of another kind.
    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void commentsAreWhole(Path folder) throws IOException {
        assertThat(javaFiles(folder))
                .isNotEmpty()
                .allSatisfy(
                        file ->
                                assertThat(Files.readString(file))
                                        .doesNotContainPattern(BROKEN_COMMENT));
    }

    /// 30 lines between their braces; those of tests 40, because the formatter gives each link of a
    /// long chain a line of its own.
    @ParameterizedTest
    @CsvSource({"src/main/java, 30", "src/test/java, 40"})
    void methodsStaySmall(Path folder, int longest) throws IOException {
        assertThat(lengths(javaFiles(folder)))
                .isNotEmpty()
                .allSatisfy((method, lines) -> assertThat(lines).isLessThanOrEqualTo(longest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void filesStaySmall(Path folder) throws IOException {
        assertThat(javaFiles(folder))
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(300));
    }

    @Test
    void ninetyPercentOfFilesAreShort() throws IOException {
        var lines = new ArrayList<Integer>();
        for (var file : javaFiles(Path.of("src/main/java"))) {
            lines.add(Files.readAllLines(file).size());
        }
        lines.sort(null);

        assertThat(lines.get((int) (0.9 * (lines.size() - 1)))).isLessThanOrEqualTo(200);
    }

    /// Surefire runs tests and properties, Failsafe those that need the product; benchmarks are run
    /// by name. A class that is named otherwise is never run, and nobody is told.
    @Test
    void testsAreNamedSoThatTheyRun() throws IOException {
        var tests = new ArrayList<Path>();
        for (var file : javaFiles(Path.of("src/test/java"))) {
            if (TRIES.matcher(Files.readString(file)).find()) {
                tests.add(file);
            }
        }
        assertThat(tests)
                .isNotEmpty()
                .allSatisfy(
                        file ->
                                assertThat(file.toString())
                                        .matches(".*(Test|Properties|IT|Benchmark)\\.java"));
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Map<String, Long> lengths(List<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new TreeMap<String, Long>();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var sources = manager.getJavaFileObjectsFromPaths(files);
            var task = (JavacTask) compiler.getTask(null, manager, null, null, null, sources);
            var trees = Trees.instance(task);
            for (var unit : task.parse()) {
                new Lengths(unit, trees, found).scan(unit, null);
            }
        }
        return found;
    }

    private static final class Lengths extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final Trees trees;
        private final Map<String, Long> found;

        Lengths(CompilationUnitTree unit, Trees trees, Map<String, Long> found) {
            this.unit = unit;
            this.trees = trees;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            var body = method.getBody();
            if (body != null) {
                var positions = trees.getSourcePositions();
                var lines = unit.getLineMap();
                var length =
                        lines.getLineNumber(positions.getEndPosition(unit, body))
                                - lines.getLineNumber(positions.getStartPosition(unit, body))
                                - 1;
                found.merge(
                        unit.getSourceFile().getName() + " " + method.getName(), length, Math::max);
            }
            return super.visitMethod(method, nothing);
        }
    }
}
