package vn.giamsat.probe.onvif;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.Discovery;
import vn.giamsat.probe.DiscoveryTarget;
import vn.giamsat.probe.rtsp.RtspConfig;
import vn.giamsat.probe.wire.FakeNameServer;

/// A discoverer, simulated devices on the loopback, and a name server of our own.
abstract class DiscovererBench {
    static final Credentials LOGIN = new Credentials("admin", "camera-never-told");

    static Vertx vertx;
    static FakeNameServer names;
    static OnvifDiscoverer discoverer;

    OnvifDevice device = OnvifDevice.like("hikvision", vertx);

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        names = new FakeNameServer(vertx);
        discoverer = discoverer(Map.of());
    }

    @AfterAll
    static void close() {
        discoverer.close();
        names.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void switchOff() {
        device.close();
    }

    /// Another device instead.
    OnvifDevice becomes(String brand) {
        device.close();
        device = OnvifDevice.like(brand, vertx);
        return device;
    }

    Discovery discovered(@Nullable Credentials login) {
        return discovered(discoverer, at("127.0.0.1", login));
    }

    static Discovery discovered(OnvifDiscoverer by, DiscoveryTarget target) {
        return by.discover(target).await().atMost(Duration.ofSeconds(20));
    }

    DiscoveryTarget at(String host, @Nullable Credentials login) {
        return new DiscoveryTarget(host, device.port(), false, null, login);
    }

    static OnvifDiscoverer discoverer(Map<String, String> settings) {
        return new OnvifDiscoverer(vertx, config(settings), Clock.systemUTC(), names.servers());
    }

    /// In the loopback, as the product reads it: beside the settings of RTSP, under one prefix.
    static OnvifConfig config(Map<String, String> settings) {
        var all = new HashMap<>(Map.of("giamsat.probe.allowed-networks", "127.0.0.0/8"));
        all.putAll(settings);
        return new SmallRyeConfigBuilder()
                .withMapping(RtspConfig.class)
                .withMapping(OnvifConfig.class)
                .addDiscoveredConverters()
                .withDefaultValues(all)
                .build()
                .getConfigMapping(OnvifConfig.class);
    }
}
