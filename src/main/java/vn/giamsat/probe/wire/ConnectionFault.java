package vn.giamsat.probe.wire;

import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;

/// Why a connection could not be made, by the exceptions of Java, Netty and Vert.x. Where the
/// system gives only an errno, its text decides; the texts of the C library are stable. The details
/// never repeat a message, which would name the address.
public final class ConnectionFault {
    private static final int DEEPEST = 16;
    private static final Set<FailureCode> UNREACHED =
            Set.of(FailureCode.TCP_REFUSED, FailureCode.TCP_TIMEOUT, FailureCode.NO_ROUTE);

    private ConnectionFault() {}

    public static Failure failure(Throwable fault) {
        return new Failure(tls(fault).or(() -> tcp(fault)).orElse(FailureCode.PROBE_SELF_DOWN));
    }

    /// Whether nobody was there, so that another address of the same name is worth a try.
    public static boolean isUnreached(Throwable fault) {
        return UNREACHED.contains(failure(fault).code());
    }

    private static Optional<FailureCode> tls(Throwable fault) {
        if (has(fault, PinChangedException.class)) {
            return Optional.of(FailureCode.TLS_PIN_CHANGED);
        }
        if (!has(fault, SSLException.class) && !has(fault, CertificateException.class)) {
            return Optional.empty();
        }
        if (has(fault, CertificateExpiredException.class)
                || has(fault, CertificateNotYetValidException.class)) {
            return Optional.of(FailureCode.TLS_CERT_EXPIRED);
        }
        if (has(fault, CertPathBuilderException.class)
                || has(fault, CertPathValidatorException.class)) {
            return Optional.of(FailureCode.TLS_UNTRUSTED);
        }
        // Java has no type of its own for a certificate of another host.
        return Optional.of(
                has(fault, CertificateException.class)
                        ? FailureCode.TLS_NAME
                        : FailureCode.TLS_PROTO);
    }

    private static Optional<FailureCode> tcp(Throwable fault) {
        if (has(fault, ConnectTimeoutException.class)) {
            return Optional.of(FailureCode.TCP_TIMEOUT);
        }
        if (has(fault, NoRouteToHostException.class)) {
            return Optional.of(FailureCode.NO_ROUTE);
        }
        if (has(fault, ClosedChannelException.class)) {
            return Optional.of(FailureCode.TCP_RESET);
        }
        return causes(fault)
                .filter(IOException.class::isInstance)
                .flatMap(cause -> byText(cause).stream())
                .findFirst();
    }

    private static Optional<FailureCode> byText(Throwable cause) {
        var text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("refused")) {
            return Optional.of(FailureCode.TCP_REFUSED);
        }
        if (text.contains("timed out")) {
            return Optional.of(FailureCode.TCP_TIMEOUT);
        }
        if (text.contains("unreachable") || text.contains("no route")) {
            return Optional.of(FailureCode.NO_ROUTE);
        }
        return text.contains("reset") || text.contains("broken pipe")
                ? Optional.of(FailureCode.TCP_RESET)
                : Optional.empty();
    }

    private static boolean has(Throwable fault, Class<? extends Throwable> type) {
        return causes(fault).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause).limit(DEEPEST);
    }
}
