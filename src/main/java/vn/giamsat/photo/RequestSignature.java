package vn.giamsat.photo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.giamsat.shared.Sha256;

/// Signs requests to an S3-compatible storage by AWS Signature Version 4, in one piece and in the
/// header `Authorization`
/// (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
///
/// @param region that the storage believes to be in
/// @param keyId name of the key, which is no secret
/// @param secret the key itself
record RequestSignature(String region, String keyId, String secret) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SERVICE = "s3";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /// A request without a query.
    ///
    /// @param path as it is sent, percent-encoded
    /// @param headers by lower-case name, `host` among them; all are signed
    record Unsigned(String method, String path, Map<String, String> headers, byte[] payload) {}

    /// The headers that the request is sent with. The storage refuses them 15 minutes later.
    Map<String, String> headers(Unsigned request, Instant now) {
        var time = TIME.format(now);
        var hash = Sha256.hex(request.payload());
        var headers = new TreeMap<>(request.headers());
        headers.put("x-amz-content-sha256", hash);
        headers.put("x-amz-date", time);
        var names = String.join(";", headers.keySet());
        var canonical =
                String.join(
                        "\n", request.method(), request.path(), "", lines(headers), names, hash);
        headers.put("authorization", authorization(time, names, canonical));
        return headers;
    }

    private static String lines(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private String authorization(String time, String names, String canonical) {
        var day = time.substring(0, 8);
        var scope = String.join("/", day, region, SERVICE, "aws4_request");
        var signed = String.join("\n", ALGORITHM, time, scope, Sha256.hex(canonical));
        var signature = HexFormat.of().formatHex(code(key(day), signed));
        return "%s Credential=%s/%s,SignedHeaders=%s,Signature=%s"
                .formatted(ALGORITHM, keyId, scope, names, signature);
    }

    /// Of one day, region and service, so that one that leaks opens little.
    private byte[] key(String day) {
        var ofDay = code(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), day);
        return code(code(code(ofDay, region), SERVICE), "aws4_request");
    }

    private static byte[] code(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HMAC-SHA256", missing);
        }
    }

    @Override
    public String toString() {
        return "signature of " + keyId;
    }
}
