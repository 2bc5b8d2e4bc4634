package vn.giamsat.probe.rtsp;

import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Consumer;
import vn.giamsat.probe.Charge;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Receiving;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.StreamReceiver;
import vn.giamsat.probe.wire.NameLookup;

/// Receives one key frame of a camera over RTSP/1.0 (RFC 2326) with RTP interleaved in the same TCP
/// or TLS connection, or over UDP where a camera sends no other way. May be called from any thread;
/// each probe gets an event loop of its own choice, so that probes spread over all of them whoever
/// starts them, and tells its outcome there.
@ApplicationScoped
public class RtspReceiver implements StreamReceiver, AutoCloseable {
    private final Equipment equipment;
    private final EventLoops loops;

    @Inject
    RtspReceiver(Vertx vertx, RtspConfig config, Clock clock, Charge charge) {
        this(
                charge,
                clock,
                new Wiring(vertx, config.settings()),
                DnsServerAddressStreamProviders.platformDefault());
    }

    public RtspReceiver(Vertx vertx, ReceiverSettings settings) {
        this(vertx, settings, DnsServerAddressStreamProviders.platformDefault());
    }

    RtspReceiver(Vertx vertx, ReceiverSettings settings, DnsServerAddressStreamProvider servers) {
        this(vertx, settings, Charge.ofAll(), servers);
    }

    RtspReceiver(
            Vertx vertx,
            ReceiverSettings settings,
            Charge charge,
            DnsServerAddressStreamProvider servers) {
        this(charge, Clock.systemUTC(), new Wiring(vertx, settings), servers);
    }

    private record Wiring(Vertx vertx, ReceiverSettings settings) {}

    private RtspReceiver(
            Charge charge, Clock clock, Wiring wiring, DnsServerAddressStreamProvider servers) {
        var timeouts = wiring.settings().timeouts();
        loops = new EventLoops(wiring.vertx());
        equipment =
                new Equipment(
                        wiring.vertx(),
                        wiring.settings(),
                        new NameLookup(wiring.vertx(), timeouts.connect(), servers),
                        new Dialer(wiring.vertx(), wiring.settings()),
                        new CameraHabits(timeouts.keyFrame(), charge.habits()),
                        charge.ownership(),
                        clock,
                        new SecureRandom());
    }

    @Override
    public Receiving receiving(ProbeTarget target, Depth depth, Consumer<Reception> whenOver) {
        return new Attempt(equipment, loops.next(), new Attempt.Errand(target, depth, whenOver));
    }

    @Override
    @PreDestroy
    public void close() {
        equipment.names().close();
    }
}
