package vn.giamsat.notice;

import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Turns the name of a destination into addresses, once for each try: the policy and the connection
/// see the same answer, so no second one can lead elsewhere (DNS rebinding). Blocks nobody.
final class NameLookup implements AutoCloseable {
    private final DnsNameResolver resolver;

    NameLookup(Vertx vertx, Duration timeout) {
        var machine = (VertxInternal) vertx;
        resolver =
                new DnsNameResolverBuilder(machine.getEventLoopGroup().next())
                        .datagramChannelFactory(machine.transport()::datagramChannel)
                        .queryTimeoutMillis(Math.max(1, timeout.toMillis() / 2))
                        .build();
    }

    /// Answers on a thread of its own choice; without an address when there is no such name.
    void ask(Destination destination, Consumer<List<InetAddress>> whenKnown) {
        var literal = destination.literal();
        if (literal != null) {
            whenKnown.accept(List.of(literal));
            return;
        }
        resolver.resolveAll(destination.host())
                .addListener(
                        looked ->
                                whenKnown.accept(
                                        looked.isSuccess() ? found(looked.getNow()) : List.of()));
    }

    @SuppressWarnings("unchecked") // of resolveAll
    private static List<InetAddress> found(Object addresses) {
        return List.copyOf((List<InetAddress>) addresses);
    }

    @Override
    public void close() {
        resolver.close();
    }
}
