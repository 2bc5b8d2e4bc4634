package vn.giamsat.probe.rtsp;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Certificates of an authority of our own, made with the JDK's keytool.
///
/// @param store keys of `good` (for camera.test), `other` (for other.test), `expired`, and
///     `stranger`, whose certificate the authority did not sign
/// @param authority the authority's certificate as PEM
public record Certificates(Path store, Path authority) {
    public static final String PASSWORD = "changeit";

    public static Certificates in(Path folder) throws Exception {
        var certificates =
                new Certificates(folder.resolve("cameras.p12"), folder.resolve("authority.pem"));
        certificates.make("authority", "-ext", "bc:c");
        certificates.signed("good", "-ext", "san=dns:camera.test");
        certificates.signed("other", "-ext", "san=dns:other.test");
        certificates.signed(
                "expired", "-ext", "san=dns:camera.test", "-startdate", "-9d", "-validity", "5");
        certificates.make("stranger", "-ext", "san=dns:camera.test");
        certificates.keytool(
                "-exportcert", "-rfc", "-alias", "authority", "-file", certificates.authority);
        return certificates;
    }

    /// The pin of a key's certificate.
    public String pin(String alias) throws Exception {
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(keys.getCertificate(alias).getEncoded()));
    }

    private void signed(String alias, Object... more) throws Exception {
        make(alias, Stream.concat(Stream.of("-signer", "authority"), Stream.of(more)).toArray());
    }

    private void make(String alias, Object... more) throws Exception {
        var key = List.of("-genkeypair", "-keyalg", "EC", "-alias", alias, "-dname", "CN=" + alias);
        keytool(Stream.concat(key.stream(), Stream.of(more)).toArray());
    }

    private void keytool(Object... arguments) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command =
                Stream.of(
                                Stream.of(tool),
                                Stream.of(arguments).map(Object::toString),
                                Stream.of("-keystore", store.toString(), "-storepass", PASSWORD))
                        .flatMap(it -> it)
                        .toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }
}
