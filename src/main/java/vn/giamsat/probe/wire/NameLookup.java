package vn.giamsat.probe.wire;

import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;

/// Turns a host into addresses, once for each probe: the address policy and the connection see the
/// same answer, so no second answer can lead elsewhere (DNS rebinding). Asks without blocking,
/// knows the hosts file, and keeps answers as long as their time to live says. One for all probes,
/// any thread.
///
/// Vert.x has a resolver too, but Quarkus switches it to a blocking one by default, and it hands
/// out one address only.
public final class NameLookup implements AutoCloseable {
    public sealed interface Answer {
        record Found(List<InetAddress> addresses) implements Answer {}

        record NotFound(Failure failure) implements Answer {}
    }

    private static final int ATTEMPTS = 2;
    private static final int MOST_QUERIES = 8; // of a name, with its aliases and both IP versions

    private final DnsNameResolver resolver;

    public NameLookup(Vertx vertx, Duration timeout, DnsServerAddressStreamProvider servers) {
        var loops = ((VertxInternal) vertx).getEventLoopGroup();
        var transport = ((VertxInternal) vertx).transport();
        resolver =
                new DnsNameResolverBuilder(loops.next())
                        .datagramChannelFactory(transport::datagramChannel)
                        .nameServerProvider(servers)
                        .queryTimeoutMillis(Math.max(1, timeout.toMillis() / ATTEMPTS))
                        .maxQueriesPerResolve(MOST_QUERIES)
                        .build();
    }

    /// Answers on a thread of its own choice.
    public void ask(String host, Handler<Answer> whenKnown) {
        var literal = NetUtil.createInetAddressFromIpAddressString(host);
        if (literal != null) {
            whenKnown.handle(new Answer.Found(List.of(literal)));
            return;
        }
        resolver.resolveAll(host).addListener(it -> whenKnown.handle(answer(it)));
    }

    @Override
    public void close() {
        resolver.close();
    }

    @SuppressWarnings("unchecked") // of resolveAll
    private static Answer answer(Future<?> looked) {
        return looked.isSuccess()
                ? new Answer.Found(List.copyOf((List<InetAddress>) looked.getNow()))
                : new Answer.NotFound(failure(looked.cause()));
    }

    private static Failure failure(Throwable cause) {
        var reason = cause instanceof UnknownHostException ? cause.getCause() : cause;
        return new Failure(isNoName(reason) ? FailureCode.DNS_NXDOMAIN : FailureCode.DNS_TIMEOUT);
    }

    /// That there is no such name is the registry's fault; no answer, or one that is none
    /// (SERVFAIL, REFUSED), is the network's.
    private static boolean isNoName(@Nullable Throwable reason) {
        return switch (reason) {
            case null -> true; // the name is there, but has no address
            case IllegalArgumentException malformed -> true;
            case DnsErrorCauseException answered ->
                    answered.getCode().equals(DnsResponseCode.NXDOMAIN);
            default -> false;
        };
    }
}
