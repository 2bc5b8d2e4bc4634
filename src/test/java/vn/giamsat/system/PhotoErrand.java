package vn.giamsat.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.UUID;
import vn.giamsat.client.ApiClient;
import vn.giamsat.client.ApiException;

/// A photo on its way by tus 1.0: announced as often as it takes, under an id that the phone made,
/// and sent on from where the line broke.
record PhotoErrand(UUID photo, UUID facility, byte[] jpeg) implements Phone.Errand {
    private static final String UPLOADS = "/api/v1/photos/uploads";
    private static final String OFFSET = "Upload-Offset";

    @Override
    public void run(ApiClient client) throws ApiException {
        var upload = announced(client);
        var there = asked(client, request(client, upload).HEAD());
        var offset = Integer.parseInt(there.headers().firstValue(OFFSET).orElseThrow());
        if (offset < jpeg.length) {
            asked(
                    client,
                    request(client, upload)
                            .header(OFFSET, Integer.toString(offset))
                            .header("Content-Type", "application/offset+octet-stream")
                            .method(
                                    "PATCH",
                                    BodyPublishers.ofByteArray(
                                            jpeg, offset, jpeg.length - offset)));
        }
    }

    private URI announced(ApiClient client) throws ApiException {
        var uploads = URI.create(client.getBaseUri() + UPLOADS);
        var answer =
                asked(
                        client,
                        request(client, uploads)
                                .header("Upload-Length", Integer.toString(jpeg.length))
                                .header("Upload-Metadata", metadata())
                                .header("Idempotency-Key", photo.toString())
                                .POST(BodyPublishers.noBody()));
        return uploads.resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private String metadata() {
        return "photoId " + base64(photo) + ",facilityId " + base64(facility);
    }

    private static String base64(UUID id) {
        return Base64.getEncoder().encodeToString(id.toString().getBytes(UTF_8));
    }

    private static HttpRequest.Builder request(ApiClient client, URI address) {
        var request = HttpRequest.newBuilder(address).header("Tus-Resumable", "1.0.0");
        client.getRequestInterceptor().accept(request);
        return request;
    }

    /// What is refused has a status, a line that broke has none; nor has an upload whose last piece
    /// is still being written since the line broke.
    private static HttpResponse<String> asked(ApiClient client, HttpRequest.Builder request)
            throws ApiException {
        try {
            var answer = client.getHttpClient().send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() == 409 || answer.statusCode() == 423) {
                throw new IOException(answer.body());
            }
            if (answer.statusCode() >= 300) {
                throw new ApiException(answer.statusCode(), answer.body());
            }
            return answer;
        } catch (IOException broken) {
            throw new ApiException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiException(interrupted);
        }
    }
}
