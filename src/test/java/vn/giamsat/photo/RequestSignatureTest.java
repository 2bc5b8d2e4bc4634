package vn.giamsat.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giamsat.photo.RequestSignature.Unsigned;

/// The examples that Amazon publishes with the signature's description
/// (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
class RequestSignatureTest {
    private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
    private static final String HOST = "examplebucket.s3.amazonaws.com";
    private static final RequestSignature SIGNATURE =
            new RequestSignature(
                    "us-east-1",
                    "AKIAIOSFODNN7EXAMPLE",
                    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    @Test
    void signsTheExampleOfGetObject() {
        // Given
        var request =
                new Unsigned(
                        "GET",
                        "/test.txt",
                        Map.of("host", HOST, "range", "bytes=0-9"),
                        new byte[0]);
        // When
        var headers = SIGNATURE.headers(request, NOW);
        // Then
        assertThat(headers)
                .containsEntry("x-amz-date", "20130524T000000Z")
                .containsEntry(
                        "x-amz-content-sha256",
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
                .containsEntry(
                        "authorization",
                        "AWS4-HMAC-SHA256"
                                + " Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                                + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void signsTheExampleOfPutObject() {
        // Given
        var headers =
                Map.of(
                        "host",
                        HOST,
                        "date",
                        "Fri, 24 May 2013 00:00:00 GMT",
                        "x-amz-storage-class",
                        "REDUCED_REDUNDANCY");
        var payload = "Welcome to Amazon S3.".getBytes(StandardCharsets.US_ASCII);
        // When
        var signed =
                SIGNATURE.headers(new Unsigned("PUT", "/test%24file.text", headers, payload), NOW);
        // Then
        assertThat(signed.get("x-amz-content-sha256"))
                .isEqualTo("44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072");
        assertThat(signed.get("authorization"))
                .endsWith(
                        "SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class,"
                                + "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void keepsTheSecretOutOfItsText() {
        assertThat(SIGNATURE).asString().doesNotContain("wJalr");
    }
}
