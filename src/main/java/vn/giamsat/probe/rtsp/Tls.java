package vn.giamsat.probe.rtsp;

import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.StreamAddress;

/// TLS to cameras. A pinned certificate replaces the check of chain, name and strength: any
/// handshake is let through. Which authorities are trusted is read when the first camera needs it.
/// Any thread.
final class Tls {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final Pattern SERVER_NAME =
            Pattern.compile(
                    "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
                            + "(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    private final Vertx vertx;
    private final ReceiverSettings settings;
    private @Nullable Future<SSLContext> checked;
    private @Nullable Future<SSLContext> pinned;

    Tls(Vertx vertx, ReceiverSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    /// Fails when the authorities cannot be read; they are read again then.
    synchronized Future<SSLContext> checked() {
        if (checked == null || checked.failed()) {
            checked = vertx.executeBlocking(() -> context(authorities()));
        }
        return checked;
    }

    synchronized Future<SSLContext> pinned() {
        if (pinned == null || pinned.failed()) {
            pinned = vertx.executeBlocking(() -> context(InsecureTrustManagerFactory.INSTANCE));
        }
        return pinned;
    }

    /// What speaks TLS on one connection.
    ///
    /// @param named whether the certificate must be for the host
    SslHandler handler(SSLContext context, StreamAddress address, boolean named) {
        var engine = context.createSSLEngine(address.host(), address.port());
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        parameters.setServerNames(serverNames(address.host()));
        if (named) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        engine.setSSLParameters(parameters);
        var handler = new SslHandler(engine);
        handler.setHandshakeTimeoutMillis(settings.timeouts().connect().toMillis());
        return handler;
    }

    /// The name to ask for in the handshake; none for addresses (RFC 6066 section 3) and for names
    /// that Java would not send. The certificate is checked all the same.
    private static List<SNIServerName> serverNames(String host) {
        var literal = NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
        return literal || !SERVER_NAME.matcher(host).matches()
                ? List.of()
                : List.of(new SNIHostName(host));
    }

    private static SSLContext context(TrustManagerFactory trust) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private TrustManagerFactory authorities() throws GeneralSecurityException {
        var file = settings.trustedCertificates();
        if (file != null) {
            return authorities(vertx, file);
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        return trust;
    }

    /// Those of the certificates of a PEM file, which may hold other things, too.
    ///
    /// @throws IllegalArgumentException when there are none; without a cause, which would be taken
    ///     for a fault of the camera's certificate
    static TrustManagerFactory authorities(Vertx vertx, Path file) {
        try {
            var options = new PemTrustOptions().addCertPath(file.toString());
            var trust = options.getTrustManagerFactory(vertx);
            if (Stream.of(trust.getTrustManagers()).anyMatch(Tls::trustsAnybody)) {
                return trust;
            }
        } catch (Exception unreadable) {
            // as good as none
        }
        throw new IllegalArgumentException("no certificate can be read in " + file);
    }

    private static boolean trustsAnybody(TrustManager manager) {
        return manager instanceof X509TrustManager known && known.getAcceptedIssuers().length > 0;
    }
}
