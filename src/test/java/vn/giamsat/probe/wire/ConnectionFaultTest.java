package vn.giamsat.probe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giamsat.probe.FailureCode;

class ConnectionFaultTest {
    @ParameterizedTest
    @MethodSource({"tcpFaults", "tlsFaults"})
    void namesTheFault(Throwable fault, FailureCode code) {
        // When
        var failure = ConnectionFault.failure(fault);
        // Then
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.detail()).doesNotContain("10.0.0.1");
    }

    static Stream<Arguments> tcpFaults() {
        return Stream.of(
                Arguments.of(
                        new ConnectException("Connection refused: /10.0.0.1:554"),
                        FailureCode.TCP_REFUSED),
                Arguments.of(
                        new ConnectTimeoutException("connection timed out"),
                        FailureCode.TCP_TIMEOUT),
                Arguments.of(new ConnectException("Connection timed out"), FailureCode.TCP_TIMEOUT),
                Arguments.of(new NoRouteToHostException("x"), FailureCode.NO_ROUTE),
                Arguments.of(new SocketException("Network is unreachable"), FailureCode.NO_ROUTE),
                Arguments.of(new SocketException("Connection reset"), FailureCode.TCP_RESET),
                Arguments.of(new IOException("Broken pipe"), FailureCode.TCP_RESET),
                Arguments.of(new ClosedChannelException(), FailureCode.TCP_RESET),
                Arguments.of(
                        new BindException("Cannot assign requested address"),
                        FailureCode.PROBE_SELF_DOWN),
                Arguments.of(new IOException("Too many open files"), FailureCode.PROBE_SELF_DOWN),
                Arguments.of(new IllegalStateException("bug"), FailureCode.PROBE_SELF_DOWN));
    }

    static Stream<Arguments> tlsFaults() {
        return Stream.of(
                Arguments.of(new PinChangedException(), FailureCode.TLS_PIN_CHANGED),
                Arguments.of(
                        handshake(new CertificateExpiredException()), FailureCode.TLS_CERT_EXPIRED),
                Arguments.of(
                        handshake(new CertificateNotYetValidException()),
                        FailureCode.TLS_CERT_EXPIRED),
                Arguments.of(
                        handshake(new CertPathBuilderException("no path")),
                        FailureCode.TLS_UNTRUSTED),
                Arguments.of(
                        handshake(new CertificateException("No name matching x found")),
                        FailureCode.TLS_NAME),
                Arguments.of(new SSLException("not an SSL record"), FailureCode.TLS_PROTO),
                Arguments.of(
                        handshake(new EOFException("closed during handshake")),
                        FailureCode.TLS_PROTO));
    }

    private static Exception handshake(Exception cause) {
        var handshake = new SSLHandshakeException("failed");
        handshake.initCause(cause);
        return handshake;
    }
}
