package vn.giamsat.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate of this machine that signs itself, with its key, as PEM files that an operator
/// would have.
record ServerCertificate(Path certificate, Path key) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    static ServerCertificate in(Path folder) {
        return new ServerCertificate(folder.resolve("server.crt"), folder.resolve("server.key"));
    }

    /// Makes a new one, in place of the one before.
    X509Certificate renew() throws Exception {
        var store = Files.createTempDirectory("keys").resolve("keys.p12");
        keytool(store);
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        var made = (X509Certificate) keys.getCertificate("server");
        Files.writeString(key, pem("PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded()));
        Files.writeString(certificate, pem("CERTIFICATE", made.getEncoded()));
        return made;
    }

    /// What a client has that trusts only this certificate.
    static SSLContext trusting(X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("server", certificate);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String pem(String what, byte[] der) {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, text);
    }

    private static void keytool(Path store) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                tool,
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "server",
                                "-dname",
                                "CN=giamsat",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .inheritIO()
                        .start()
                        .waitFor();
        if (made != 0) {
            throw new IOException("keytool ended with " + made);
        }
    }
}
