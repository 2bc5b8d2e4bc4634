package vn.giamsat.photo;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import vn.giamsat.photo.RequestSignature.Unsigned;

/// Where the bucket is and by which key it opens. Files are addressed by path
/// (`https://host/bucket/file`), which every storage knows; by host name only some do.
record BucketAccess(URI endpoint, String bucket, RequestSignature signature) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final String KEYS = "giamsat.photos.bucket.";

    /// Reads the secret's file, so it blocks.
    ///
    /// @throws IllegalArgumentException naming the key that is wrong and what to do
    static BucketAccess of(PhotoConfig.Bucket config) {
        var endpoint =
                config.endpoint()
                        .filter(BucketAccess::isEndpoint)
                        .orElseThrow(() -> wrong("endpoint", "one like https://s3.example.vn"));
        var bucket =
                config.name()
                        .filter(name -> NAME.matcher(name).matches())
                        .orElseThrow(() -> wrong("name", "a bucket that exists there"));
        var keyId =
                config.accessKey()
                        .orElseThrow(() -> wrong("access-key", "the name of a key that opens it"));
        var secret =
                config.secretKey()
                        .or(() -> config.secretKeyFile().map(BucketAccess::text))
                        .filter(text -> !text.isBlank())
                        .orElseThrow(() -> wrong("secret-key or …secret-key-file", "that key"));
        return new BucketAccess(
                endpoint, bucket, new RequestSignature(config.region(), keyId, secret));
    }

    private static IllegalArgumentException wrong(String key, String what) {
        return new IllegalArgumentException("set " + KEYS + key + " to " + what);
    }

    private static boolean isEndpoint(URI address) {
        return address.getHost() != null
                && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                && (address.getRawPath().isEmpty() || address.getRawPath().equals("/"))
                && address.getRawQuery() == null
                && address.getRawUserInfo() == null;
    }

    private static int usualPort(URI endpoint) {
        return endpoint.getScheme().equals("https") ? 443 : 80;
    }

    private static int port(URI endpoint) {
        return endpoint.getPort() < 0 ? usualPort(endpoint) : endpoint.getPort();
    }

    /// Host, and the port where it is not the scheme's.
    private static String authority(URI endpoint) {
        var port = port(endpoint);
        return endpoint.getHost() + (port == usualPort(endpoint) ? "" : ":" + port);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw wrong("secret-key-file", "a file that the service may read");
        }
    }

    boolean isSecure() {
        return endpoint.getScheme().equals("https");
    }

    /// A request for a file whose name needs no encoding.
    RequestOptions request(HttpMethod method, String file, byte[] payload, Instant now) {
        var path = "/" + bucket + "/" + file;
        var headers = Map.of("host", authority(endpoint));
        var unsigned = new Unsigned(method.name(), path, headers, payload);
        var options =
                new RequestOptions()
                        .setMethod(method)
                        .setSsl(isSecure())
                        .setHost(endpoint.getHost())
                        .setPort(port(endpoint))
                        .setURI(path)
                        .setFollowRedirects(false);
        signature.headers(unsigned, now).forEach(options::putHeader);
        return options;
    }
}
