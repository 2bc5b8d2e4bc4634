package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// README's threats each name a test, and each of those tests exists.
class SecurityTableTest {
    private static final String HEAD =
            "| asset | threat | what stops it | shown by |\n|---|---|---|---|\n";
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void everyThreatNamesTestsThatExist() throws IOException {
        // Given
        var threats = threats();
        var tests = tests();
        // When
        var shown = threats.stream().map(row -> row.get(4)).toList();
        // Then
        assertThat(shown)
                .isNotEmpty()
                .allSatisfy(
                        cell ->
                                assertThat(
                                                NAME.matcher(cell)
                                                        .results()
                                                        .map(name -> name.group(1))
                                                        .toList())
                                        .isNotEmpty()
                                        .isSubsetOf(tests));
    }

    @Test
    void everyThreatSaysWhatItIsAboutAndWhatStopsIt() throws IOException {
        assertThat(threats())
                .allSatisfy(
                        row -> {
                            assertThat(row).hasSize(5);
                            assertThat(row.subList(1, 5)).noneMatch(String::isBlank);
                        });
    }

    private static List<List<String>> threats() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        return readme.substring(readme.indexOf(HEAD) + HEAD.length())
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> List.of(line.split("\\|")))
                .toList();
    }

    private static Set<String> tests() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\w+(Test|IT|Properties)\\.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
