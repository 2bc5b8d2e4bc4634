package vn.giamsat.probe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.wire.Challenge.Digest;

class DigestProofTest {
    private static final Credentials MUFASA = new Credentials("Mufasa", "Circle of Life");
    private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    private static final String CLIENT_NONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

    /// RFC 7616 section 3.9.1.
    @Test
    void answersTheExampleOfTheStandardWithMd5() {
        assertThat(standardExample("MD5"))
                .contains("response=\"8ca523f5e9506fed4657c9700eebdbec\"")
                .contains("algorithm=MD5");
    }

    /// RFC 7616 section 3.9.1.
    @Test
    void answersTheExampleOfTheStandardWithSha256() {
        assertThat(standardExample("SHA-256"))
                .contains(
                        "response=\"753927fa0e85d155564e2e272a28d180"
                                + "2ca10daf4496794697cf8db5856cb6c1\"")
                .contains(", algorithm=SHA-256, ")
                .contains("qop=auth, nc=00000001, cnonce=\"" + CLIENT_NONCE + "\"")
                .contains("opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    }

    /// RFC 2069 section 2.4 with the errata: no qop, no algorithm.
    @Test
    void answersTheOldFormWithoutCountAndClientNonce() {
        // Given
        var challenge =
                new Digest(
                        "testrealm@host.com",
                        "dcd98b7102dd2f0e8b11d0f600bfb0c093",
                        null,
                        null,
                        false,
                        false);
        // When
        var value =
                new DigestProof(new Credentials("Mufasa", "CircleOfLife"), challenge, "unused", 1)
                        .authorization("GET", "/dir/index.html");
        // Then
        assertThat(value)
                .isEqualTo(
                        "Digest username=\"Mufasa\", realm=\"testrealm@host.com\","
                                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\","
                                + " uri=\"/dir/index.html\","
                                + " response=\"1949323746fe6a43ef61f9606e7febea\"");
    }

    @Test
    void bindsTheSessionFormsToTheNonces() {
        // Given
        var login = DigestAlgorithm.MD5.hash("u:r:p");
        var secret = DigestAlgorithm.MD5.hash(login + ":n:c");
        var request = DigestAlgorithm.MD5.hash("PLAY:rtsp://h/");
        var expected = DigestAlgorithm.MD5.hash(secret + ":n:0000000a:c:auth:" + request);
        var challenge = new Digest("r", "n", null, "MD5-sess", true, false);
        // When
        var value =
                new DigestProof(new Credentials("u", "p"), challenge, "c", 10)
                        .authorization("PLAY", "rtsp://h/");
        // Then
        assertThat(value).contains(expected).contains("nc=0000000a").contains("MD5-sess");
    }

    @Test
    void takesPasswordsAsUtf8AndRealmsAsTheBytesThatCame() {
        // Given
        var realm =
                new String(new byte[] {(byte) 0xE9}, java.nio.charset.StandardCharsets.ISO_8859_1);
        var challenge = new Digest(realm, "n", null, "SHA-256", false, false);
        var login =
                DigestAlgorithm.SHA_256.hash("b\u00e1\u00ba\u00a3o:\u00e9:m\u00e1\u00ba\u00adt");
        var request = DigestAlgorithm.SHA_256.hash("PLAY:x");
        // When
        var value =
                new DigestProof(new Credentials("b\u1ea3o", "m\u1eadt"), challenge, "c", 1)
                        .authorization("PLAY", "x");
        // Then
        assertThat(value).contains(DigestAlgorithm.SHA_256.hash(login + ":n:" + request));
    }

    @Test
    void letsNoUserNameBeginAHeaderOfItsOwn() {
        // Given
        var challenge = new Digest("r", "n", null, null, false, false);
        // When
        var value =
                new DigestProof(new Credentials("a\"b\\\r\nX: y", "p"), challenge, "c", 1)
                        .authorization("PLAY", "x");
        // Then
        assertThat(value).startsWith("Digest username=\"a\\\"b\\\\X: y\", ");
    }

    @Test
    void printsNoPart() {
        // When
        var challenge = new Digest("r", "n", null, null, false, false);
        var text = new DigestProof(MUFASA, challenge, "c", 1).toString();
        // Then
        assertThat(text).isEqualTo("DigestProof[hidden]");
    }

    private static String standardExample(String algorithm) {
        var challenge =
                new Digest(
                        "http-auth@example.org",
                        NONCE,
                        "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
                        algorithm,
                        true,
                        false);
        return new DigestProof(MUFASA, challenge, CLIENT_NONCE, 1)
                .authorization("GET", "/dir/index.html");
    }
}
