package vn.giamsat.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// An OpenID Connect provider as far as a resource server looks at one: discovery document and keys
/// over HTTP, and tokens signed with RS256 (RFC 7519, RFC 7517).
public final class TestIssuer implements AutoCloseable {
    private static final Duration LASTING = Duration.ofHours(3);

    private final HttpServer server;
    private final KeyPair keys;
    private final Map<String, String> lasting = new ConcurrentHashMap<>();
    private final Map<String, String> elsewhere = new ConcurrentHashMap<>();

    private TestIssuer(HttpServer server, KeyPair keys) {
        this.server = server;
        this.keys = keys;
    }

    public static TestIssuer start() {
        // The JDK's server sends head and body apart; without this, the body waits 40 ms for the
        // acknowledgement of the head, and with it every service that starts.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var issuer = new TestIssuer(server, generator.generateKeyPair());
            server.createContext(
                    "/.well-known/openid-configuration",
                    exchange -> answer(exchange, issuer.discovery()));
            server.createContext("/keys", exchange -> answer(exchange, issuer.keySet()));
            server.start();
            return issuer;
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The same for each request of a person: another one would be a login more, and signing takes
    /// longer than many a request.
    public String token(String subject) {
        return lasting.computeIfAbsent(subject, it -> token(it, Instant.now().plus(LASTING)));
    }

    String token(String subject, Instant expires) {
        return token(subject, expires, address());
    }

    String token(String subject, Instant expires, String issuer) {
        return token(subject, expires, issuer, "");
    }

    /// With more claims, as JSON members.
    String claiming(String subject, String more) {
        return token(subject, Instant.now().plus(Duration.ofHours(1)), address(), "," + more);
    }

    /// The same for a service whose clock stands elsewhere.
    String at(Instant now, String subject, String more) {
        var claims = claims(subject, now.plusSeconds(3_600), address(), "," + more);
        return elsewhere.computeIfAbsent(claims, this::signed);
    }

    private String token(String subject, Instant expires, String issuer, String more) {
        return signed(claims(subject, expires, issuer, more));
    }

    private static String claims(String subject, Instant expires, String issuer, String more) {
        return """
        {"iss":"%s","aud":"giamsat-service","sub":"%s"%s,"iat":%d,"exp":%d%s}\
        """
                .formatted(
                        issuer,
                        subject,
                        more.contains("\"preferred_username\"") ? "" : named(subject),
                        Math.min(Instant.now().getEpochSecond(), expires.getEpochSecond()) - 7_200,
                        expires.getEpochSecond(),
                        more);
    }

    private String signed(String claims) {
        var content =
                encoded("{\"alg\":\"RS256\",\"kid\":\"k1\",\"typ\":\"JWT\"}")
                        + "."
                        + encoded(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encoded(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String named(String subject) {
        return ",\"preferred_username\":\"" + subject + "\"";
    }

    private String discovery() {
        return """
        {"issuer":"%1$s","jwks_uri":"%1$s/keys","token_endpoint":"%1$s/token",\
        "authorization_endpoint":"%1$s/authorize","response_types_supported":["code"],\
        "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}\
        """
                .formatted(address());
    }

    private String keySet() {
        var key = (RSAPublicKey) keys.getPublic();
        return """
        {"keys":[{"kty":"RSA","kid":"k1","use":"sig","alg":"RS256","n":"%s","e":"%s"}]}\
        """
                .formatted(
                        encoded(unsigned(key.getModulus())),
                        encoded(unsigned(key.getPublicExponent())));
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
