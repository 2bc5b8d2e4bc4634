package vn.giamsat.probe.rtsp;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.impl.PartialPooledByteBufAllocator;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.wire.CertificatePin;
import vn.giamsat.probe.wire.ConnectionFault;
import vn.giamsat.probe.wire.PinChangedException;

/// Connects to cameras over TCP or TLS, by Netty itself: what Vert.x's client puts on top of it
/// costs an eighth of a description's CPU, and a kilobyte that a probe of a silent camera holds for
/// seconds. One for all probes; a connection belongs to the event loop that asked for it.
///
/// A connection is dropped before a byte was said when the certificate is another than the pinned.
final class Dialer {
    private static final Closing BROKEN_IS_CLOSED = new Closing();

    private final Map<EventLoop, Bootstrap> loops = new HashMap<>();
    private final Tls tls;

    Dialer(Vertx vertx, ReceiverSettings settings) {
        tls = new Tls(vertx, settings);
        for (var loop : vertx.nettyEventLoopGroup()) {
            loops.put((EventLoop) loop, bootstrap((VertxInternal) vertx, settings));
        }
        loops.forEach((loop, bootstrap) -> bootstrap.group(loop));
    }

    /// Tries the addresses in turn, up to one for each IP version, until one is reached. When none
    /// is, the first failure tells most. A failure after that, in TLS, is not healed by another
    /// address.
    Future<Connection> dial(
            ContextInternal context, ProbeTarget target, List<InetAddress> addresses) {
        var first = dial(context, target, addresses.getFirst());
        if (addresses.size() == 1) {
            return first;
        }
        return first.recover(
                fault ->
                        ConnectionFault.isUnreached(fault)
                                ? dial(context, target, addresses.get(1)).recover(other -> first)
                                : first);
    }

    private Future<Connection> dial(
            ContextInternal context, ProbeTarget target, InetAddress address) {
        var peer = new InetSocketAddress(address, target.address().port());
        if (!target.address().secure()) {
            return connect(context, peer);
        }
        var pin = target.tlsPin();
        var trust = context.<SSLContext>promise();
        (pin == null ? tls.checked() : tls.pinned()).onComplete(trust);
        return trust.future()
                .map(trusted -> tls.handler(trusted, target.address(), pin == null))
                .compose(
                        handler ->
                                connect(context, peer)
                                        .compose(plain -> secured(plain, handler, pin)));
    }

    private Future<Connection> connect(ContextInternal context, InetSocketAddress peer) {
        var connected = context.<Connection>promise();
        loops.get(context.nettyEventLoop())
                .connect(peer)
                .addListener(
                        (ChannelFutureListener)
                                it -> {
                                    if (it.isSuccess()) {
                                        connected.complete(new Connection(context, it.channel()));
                                    } else {
                                        connected.fail(it.cause());
                                    }
                                });
        return connected.future();
    }

    private static Future<Connection> secured(
            Connection plain, SslHandler handler, @Nullable String pin) {
        var secured = plain.context().<Connection>promise();
        plain.channel().pipeline().addLast(handler, BROKEN_IS_CLOSED);
        handler.handshakeFuture()
                .addListener(
                        it -> {
                            if (it.isSuccess() && (pin == null || fits(pin, handler))) {
                                secured.complete(plain);
                                return;
                            }
                            plain.channel().close();
                            secured.fail(
                                    it.isSuccess()
                                            ? new PinChangedException()
                                            : noHandshake(it.cause()));
                        });
        return secured.future();
    }

    private static boolean fits(String pin, SslHandler handler) {
        var session = handler.engine().getSession();
        return new CertificatePin(pin).fits(() -> List.of(session.getPeerCertificates()));
    }

    /// Also where the other end closed instead of answering.
    private static SSLHandshakeException noHandshake(Throwable cause) {
        var failed = new SSLHandshakeException("no handshake");
        failed.initCause(cause);
        return failed;
    }

    private static Bootstrap bootstrap(VertxInternal vertx, ReceiverSettings settings) {
        return new Bootstrap()
                .channelFactory(vertx.transport().channelFactory(false)::newChannel)
                .disableResolver()
                .option(ChannelOption.ALLOCATOR, PartialPooledByteBufAllocator.INSTANCE)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        (int) settings.timeouts().connect().toMillis())
                .handler(new NothingYet());
    }

    /// Netty wants a handler to begin with; this one goes as it comes.
    private static final class NothingYet extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {}
    }

    /// Stands behind TLS: whoever waits for the handshake or listens is told of the end.
    @Sharable
    private static final class Closing extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext wire, Throwable cause) {
            wire.close();
        }
    }
}
