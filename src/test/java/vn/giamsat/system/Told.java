package vn.giamsat.system;

import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// What the service told in this run, kept to be searched for secrets: every answer that a test
/// got, every trace, and the logs.
final class Told {
    private static final Path BUILD = Path.of("target");
    private static final Path FOLDER = BUILD.resolve("told");
    private static final Path ANSWERS = FOLDER.resolve("answers.log");

    static {
        try {
            Files.createDirectories(FOLDER);
            Files.deleteIfExists(ANSWERS);
            RestAssured.filters((Filter) Told::recorded);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Told() {}

    /// From the first call on, every answer that RestAssured gets is kept.
    static void begin() {
        // the static initialiser does it, once in each JVM
    }

    private static Response recorded(
            FilterableRequestSpecification request,
            FilterableResponseSpecification expected,
            FilterContext context) {
        var answer = context.next(request, expected);
        if (KeycloakServer.answers(request.getURI())) {
            return answer; // it tells tokens, which is what it is for
        }
        keep(answer.getHeaders().toString().getBytes(StandardCharsets.UTF_8));
        keep(answer.asByteArray());
        LastAnswer.keep(
                request.getMethod() + " " + request.getURI(),
                answer.statusCode(),
                answer.asString());
        return answer;
    }

    static HttpResponse<String> answered(HttpResponse<String> answer) {
        keep(answer.headers().map().toString());
        keep(answer.body());
        LastAnswer.keep(
                answer.request().method() + " " + answer.uri(), answer.statusCode(), answer.body());
        return answer;
    }

    static void keep(String text) {
        keep(text.getBytes(StandardCharsets.UTF_8));
    }

    static synchronized void keep(byte[] bytes) {
        try (var file =
                Files.newOutputStream(
                        ANSWERS, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            file.write(bytes);
            file.write('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Path answers() {
        return ANSWERS;
    }

    static Path log() {
        return BUILD.resolve("quarkus.log");
    }

    /// The answers, and the logs of the service that all tests share and of those that one test
    /// started.
    static List<Path> files() {
        try (var files = Files.list(BUILD)) {
            var logs =
                    files.filter(file -> file.getFileName().toString().matches("service-.*\\.log"))
                            .toList();
            return Stream.concat(Stream.of(ANSWERS, log()), logs.stream()).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
