package vn.giamsat.probe.onvif;

import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import vn.giamsat.probe.Discoverer;
import vn.giamsat.probe.Discovery;
import vn.giamsat.probe.DiscoveryReason;
import vn.giamsat.probe.DiscoveryTarget;
import vn.giamsat.probe.wire.NameLookup;
import vn.giamsat.shared.AddressPolicy;
import vn.giamsat.shared.Turns;

/// Asks devices for their streams over ONVIF, under the address policy of probing: the name is
/// looked up once, and the address that the policy admitted is the one connected to. May be called
/// from any thread; each discovery has an event loop of its own.
@ApplicationScoped
public class OnvifDiscoverer implements Discoverer, AutoCloseable {
    private final Vertx vertx;
    private final OnvifConfig.Discovery limits;
    private final AddressPolicy policy;
    private final NameLookup names;
    private final Inquiry.Tools tools;
    private final AtomicInteger running = new AtomicInteger();

    @Inject
    OnvifDiscoverer(Vertx vertx, OnvifConfig config, Clock clock) {
        this(vertx, config, clock, DnsServerAddressStreamProviders.platformDefault());
    }

    OnvifDiscoverer(
            Vertx vertx, OnvifConfig config, Clock clock, DnsServerAddressStreamProvider servers) {
        this.vertx = vertx;
        this.limits = config.discovery();
        this.policy = config.policy();
        this.names = new NameLookup(vertx, limits.answer(), servers);
        this.tools = new Inquiry.Tools(new SoapClient(vertx, config), new SecureRandom(), clock);
    }

    @Override
    @PreDestroy
    public void close() {
        names.close();
        tools.http().close();
    }

    @Override
    public Uni<Discovery> discover(DiscoveryTarget target) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            if (running.incrementAndGet() > limits.concurrency()) {
                                running.decrementAndGet();
                                var busy = Discovery.stopped(DiscoveryReason.PROBE_BUSY);
                                return Uni.createFrom().item(busy);
                            }
                            return discovered(target)
                                    .onTermination()
                                    .invoke(running::decrementAndGet);
                        });
    }

    private Uni<Discovery> discovered(DiscoveryTarget target) {
        var asker = Vertx.currentContext();
        Context own = ((VertxInternal) vertx).createEventLoopContext();
        var findings = new Findings(target);
        return addresses(target)
                .emitOn(task -> Turns.on(own, task))
                .map(addresses -> endpoint(addresses, target))
                .chain(endpoint -> new Inquiry(tools, endpoint, findings).run())
                .ifNoItem()
                .after(limits.deadline())
                .failWith(() -> new DiscoveryFault(DiscoveryReason.DEADLINE, ""))
                .emitOn(task -> Turns.on(own, task))
                .onFailure()
                .invoke(findings::wentWrong)
                .onFailure()
                .recoverWithNull()
                .map(over -> findings.discovery())
                .emitOn(task -> Turns.on(asker, task));
    }

    private Uni<List<InetAddress>> addresses(DiscoveryTarget target) {
        return Uni.createFrom()
                .<NameLookup.Answer>emitter(known -> names.ask(target.host(), known::complete))
                .map(
                        answer ->
                                switch (answer) {
                                    case NameLookup.Answer.Found(var addresses) -> addresses;
                                    case NameLookup.Answer.NotFound(var failure) ->
                                            throw DiscoveryFault.of(failure.code());
                                });
    }

    private Endpoint endpoint(List<InetAddress> addresses, DiscoveryTarget target) {
        if (!addresses.stream().allMatch(policy::admits)) {
            throw new DiscoveryFault(DiscoveryReason.TARGET_FORBIDDEN, "");
        }
        return new Endpoint(addresses.getFirst(), target);
    }
}
