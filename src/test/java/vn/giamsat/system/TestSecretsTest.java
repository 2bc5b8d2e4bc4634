package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No integration test may make up a password that nobody looks for afterwards.
class TestSecretsTest {
    /// A login in an address, a member of JSON or GraphQL, a setting, a role of the database. What
    /// begins with `%` or ends the literal is put in from a constant.
    private static final List<Pattern> PASSWORDS =
            List.of(
                    Pattern.compile("rtsps?://[^/\\s\"@:%]+:([^@\"%\\s/][^@\"\\s]*)@"),
                    Pattern.compile("password\\\\?\"?: ?\\\\?\"([^\"\\\\%\n]+)\\\\?\""),
                    Pattern.compile("-password\",\\s*\"([^\"]+)\""),
                    Pattern.compile("password '([^'%]+)'"));

    @Test
    void everyPasswordOfTheIntegrationTestsIsOneThatIsLookedFor() throws IOException {
        try (var sources = Files.list(Path.of("src/test/java/vn/giamsat/system"))) {
            assertThat(sources.filter(TestSecretsTest::talksToTheService).toList())
                    .hasSizeGreaterThan(30)
                    .allSatisfy(file -> assertThat(unmarked(Files.readString(file))).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"rtsp://a:b@10.1.4.1/\"",
                "\"{\\\"credentials\\\":{\\\"user\\\":\\\"a\\\",\\\"password\\\":\\\"c\\\"}}\"",
                "{\"user\":\"a\",\"password\":\"c\"}",
                "credentials: {user: \\\"a\\\", password: \\\"geheim\\\"}",
                "settings.put(\"giamsat.database.app-password\", \"app\")",
                "create role giamsat_owner login password 'owner'"
            })
    void findsAPasswordThatNobodyWouldLookFor(String source) {
        assertThat(unmarked(source)).hasSize(1);
    }

    /// All but this test and the one of the search, which plant secrets in files.
    private static boolean talksToTheService(Path source) {
        return !source.getFileName().toString().matches(".*Secret.*Test\\.java");
    }

    private static List<String> unmarked(String source) {
        return PASSWORDS.stream()
                .flatMap(pattern -> pattern.matcher(source).results())
                .map(found -> found.group(1))
                .filter(password -> !password.contains(TestSecrets.MARK))
                .filter(password -> !password.startsWith(TestSecrets.CAMERA_MARK))
                .toList();
    }
}
