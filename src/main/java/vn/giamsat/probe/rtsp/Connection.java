package vn.giamsat.probe.rtsp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.impl.ContextInternal;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/// A connection to a camera: Netty's, whose news are told in the context of its probe, as Vert.x
/// does it. Event loop of its probe only.
record Connection(ContextInternal context, Channel channel) {
    /// The IP address of ours that the camera is talked to from.
    String localAddress() {
        return host(channel.localAddress());
    }

    /// The camera's IP address.
    String peerAddress() {
        return host(channel.remoteAddress());
    }

    void close(Runnable whenClosed) {
        channel.close().addListener((ChannelFutureListener) it -> context.dispatch(whenClosed));
    }

    private static String host(SocketAddress address) {
        return ((InetSocketAddress) address).getAddress().getHostAddress();
    }
}
