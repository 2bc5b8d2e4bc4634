package vn.giamsat.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A phone that sends photos over tus, for tests.
final class PhotoSteps {
    static final String UPLOADS = "/photos/uploads";

    private PhotoSteps() {}

    static RequestSpecification tus(String person) {
        return SystemTest.as(person).header("Tus-Resumable", "1.0.0");
    }

    static String metadata(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(
                        field ->
                                field.getKey()
                                        + " "
                                        + Base64.getEncoder()
                                                .encodeToString(field.getValue().getBytes(UTF_8)))
                .collect(Collectors.joining(","));
    }

    static Response announced(String person, Map<String, String> fields, int length) {
        return tus(person)
                .header("Upload-Length", length)
                .header("Upload-Metadata", metadata(fields))
                .post(UPLOADS);
    }

    /// A new photo of the facility, announced by the person; gives its id.
    static String announced(String person, String facility, int length) {
        var id = SystemTest.madeBy(person);
        announced(person, Map.of("photoId", id, "facilityId", facility), length)
                .then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1" + UPLOADS + "/" + id));
        return id;
    }

    static Response sent(String person, String id, int offset, byte[] bytes) {
        return tus(person)
                .header("Upload-Offset", offset)
                .contentType("application/offset+octet-stream")
                .body(bytes)
                .patch(UPLOADS + "/{id}", id);
    }

    /// Announces a file and sends it at once; gives the photo's id.
    static String arrived(String person, String facility, byte[] file) {
        var id = announced(person, facility, file.length);
        sent(person, id, 0, file)
                .then()
                .statusCode(204)
                .header("Upload-Offset", equalTo(Integer.toString(file.length)));
        return id;
    }

    static ValidatableResponse progress(String person, String id) {
        return tus(person).head(UPLOADS + "/{id}", id).then();
    }

    static int offset(String person, String id) {
        return Integer.parseInt(progress(person, id).extract().header("Upload-Offset"));
    }

    /// Sends a part of the file over a connection that ends before the body is whole.
    static void cut(String person, String id, Part part) {
        try (var line = begun(person, id, part)) {
            line.shutdownOutput();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The same over one that is lost without a farewell.
    ///
    /// @param meanwhile what is waited for before that
    static void lost(String person, String id, Part part, Runnable meanwhile) {
        try (var line = begun(person, id, part)) {
            meanwhile.run();
            line.setSoLinger(true, 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Begins to send the whole file from the part on, and leaves off behind the part.
    static Socket begun(String person, String id, Part part) throws IOException {
        var line = new Socket("127.0.0.1", RestAssured.port);
        line.getOutputStream().write(head(person, id, part).getBytes(UTF_8));
        line.getOutputStream().write(Arrays.copyOfRange(part.file(), part.from(), part.end()));
        line.getOutputStream().flush();
        return line;
    }

    /// Asks how far it has come and sends the rest, as often as somebody else was faster.
    static void resumed(String person, String id, byte[] file) {
        Await.until(
                "it goes on",
                Duration.ofSeconds(10),
                () -> {
                    var from = offset(person, id);
                    var rest = Arrays.copyOfRange(file, from, file.length);
                    return sent(person, id, from, rest).statusCode() == 204;
                });
    }

    private static String head(String person, String id, Part part) {
        return """
        PATCH /api/v1%s/%s HTTP/1.1\r
        Host: 127.0.0.1\r
        Authorization: Bearer %s\r
        Tus-Resumable: 1.0.0\r
        Upload-Offset: %d\r
        Content-Type: application/offset+octet-stream\r
        Content-Length: %d\r
        \r
        """
                .formatted(
                        UPLOADS,
                        id,
                        SystemUnderTest.issuer().token(person),
                        part.from(),
                        part.file().length - part.from());
    }

    /// What of a file is sent before the line breaks.
    record Part(byte[] file, int from, int end) {}

    static byte[] file(String name) {
        try (var bytes = PhotoSteps.class.getResourceAsStream("/photos/" + name)) {
            return Objects.requireNonNull(bytes, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
