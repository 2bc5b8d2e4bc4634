package vn.giamsat.probe.wire;

import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import java.net.InetSocketAddress;

/// A name server (RFC 1035 section 4) that knows four names: `camera.test` has two addresses,
/// `rebound.test` a public one and a loopback one, `silent.test` gets no answer and `broken.test`
/// is refused. There is nothing else.
public final class FakeNameServer implements AutoCloseable {
    private static final int SERVER_FAILURE = 2;
    private static final int NAME_ERROR = 3;
    private static final int TYPE_A = 1;

    private final DatagramSocket socket;

    public FakeNameServer(Vertx vertx) {
        socket = vertx.createDatagramSocket();
        socket.handler(this::asked);
        socket.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    public DnsServerAddressStreamProvider servers() {
        return new SingletonDnsServerAddressStreamProvider(
                new InetSocketAddress("127.0.0.1", socket.localAddress().port()));
    }

    @Override
    public void close() {
        socket.close().toCompletionStage().toCompletableFuture().join();
    }

    private void asked(DatagramPacket packet) {
        var query = packet.data();
        var name = name(query);
        var type = query.getUnsignedShort(12 + name.length() + 2);
        var answer =
                switch (name) {
                    case "camera.test" -> addresses(query, type, 0x7F000001, 0x7F000002);
                    case "rebound.test" -> addresses(query, type, 0x08080808, 0x7F000001);
                    case "broken.test" -> answer(query, SERVER_FAILURE, 0);
                    case "silent.test" -> null;
                    default -> answer(query, NAME_ERROR, 0);
                };
        if (answer != null) {
            socket.send(answer, packet.sender().port(), packet.sender().host());
        }
    }

    private static Buffer addresses(Buffer query, int type, int... addresses) {
        if (type != TYPE_A) {
            return answer(query, 0, 0);
        }
        var answer = answer(query, 0, addresses.length);
        for (var address : addresses) {
            answer.appendUnsignedShort(0xC00C) // the name of the question
                    .appendUnsignedShort(TYPE_A)
                    .appendUnsignedShort(1)
                    .appendInt(60)
                    .appendUnsignedShort(4)
                    .appendInt(address);
        }
        return answer;
    }

    private static Buffer answer(Buffer query, int code, int count) {
        var questionEnd = 12 + name(query).length() + 2 + 4;
        return Buffer.buffer()
                .appendUnsignedShort(query.getUnsignedShort(0))
                .appendUnsignedShort(0x8180 | code)
                .appendUnsignedShort(1)
                .appendUnsignedShort(count)
                .appendInt(0)
                .appendBuffer(query.getBuffer(12, questionEnd));
    }

    private static String name(Buffer query) {
        var name = new StringBuilder();
        for (var at = 12; query.getByte(at) != 0; at += query.getByte(at) + 1) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(query.getString(at + 1, at + 1 + query.getByte(at)));
        }
        return name.toString();
    }
}
