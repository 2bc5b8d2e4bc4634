package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// That the search finds what is planted: without this, finding nothing would prove nothing.
class SecretSearchTest {
    private static final String SECRET = "mật khẩu:8431/+";
    private static final SecretSearch SEARCH = new SecretSearch(List.of("another-one", SECRET));

    @TempDir private Path folder;

    static Stream<String> careless() {
        return Stream.of(
                "user quantri password " + SECRET + " refused",
                "rtsp://quantri:" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8) + "@10.0.0.1",
                "rtsp://a:m%E1%BA%ADt%20kh%E1%BA%A9u%3A8431%2F%2B@10.0.0.1/",
                "{\"password\":\"m\\u1eadt kh\\u1ea9u:8431/+\"}",
                "Authorization: Basic " + base64(":" + SECRET),
                "Authorization: Basic " + base64("a:" + SECRET),
                "Authorization: Basic " + base64("ab:" + SECRET + "!"),
                Base64.getUrlEncoder()
                        .encodeToString(("abc:" + SECRET).getBytes(StandardCharsets.UTF_8)),
                "\\x" + HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8)),
                HexFormat.of().withUpperCase().formatHex(SECRET.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("careless")
    void findsASecretInEveryFormThatACarelessLineHas(String line) throws IOException {
        var file = Files.writeString(folder.resolve("log"), "a line\n" + line + "\nanother\n");

        assertThat(SEARCH.foundIn(file))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found).contains("mật").doesNotContain(SECRET));
    }

    /// Access and refresh tokens of any provider, whole and cut, in a line and in an answer.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer eyJhbGciOiJSUzI1NiIsInR5cCIgOiAiSldUIn0.eyJleHAiOjE3.c2ln",
                "{\"refresh_token\":\"eyJhbGciOiJIUzUxMiIsInR5cCIgOiAiSldUIn0.eyJleH\"}",
                "?access_token=eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.&x=1"
            })
    void findsATokenWhoeverMadeIt(String line) throws IOException {
        var file = Files.writeString(folder.resolve("log"), "a line\n" + line + "\nanother\n");

        assertThat(SEARCH.foundIn(file))
                .singleElement()
                .asString()
                .contains("a token behind")
                .doesNotContain("eyJhbGciOi", "eyJ0eXAi");
    }

    @Test
    void takesNoCursorForAToken() throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("log"), "after=eyJuIjoiQ-G7lW5nIiwiaSI6IjAx, then.");

        assertThat(SEARCH.foundIn(file)).isEmpty();
    }

    @Test
    void findsNothingWhereThereIsNothing() throws IOException {
        var file = Files.writeString(folder.resolve("log"), "mật khẩu, 8431, another one");

        assertThat(SEARCH.foundIn(file)).isEmpty();
    }

    @Test
    void findsASecretAmongBytesThatAreNoText() throws IOException {
        var bytes = ("\u0001\u00ff" + SECRET).getBytes(StandardCharsets.UTF_8);
        bytes[1] = (byte) 0xff;
        var file = Files.write(folder.resolve("trace"), bytes);

        assertThat(SEARCH.foundIn(file)).isNotEmpty();
    }

    @Test
    void doesNotPretendToLookForWhatStandsEverywhere() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SecretSearch(List.of("owner")));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
