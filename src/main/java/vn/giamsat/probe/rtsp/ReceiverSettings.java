package vn.giamsat.probe.rtsp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.AddressPolicy;
import vn.giamsat.shared.Network;

/// All that a receiver is told about how to work; `RtspConfig` says what each value means.
///
/// @param udp whether a camera that refuses to send over TCP is asked for UDP
/// @param trustedCertificates PEM file; null means the certificates that Java trusts
public record ReceiverSettings(
        Timeouts timeouts,
        Duration observation,
        AddressPolicy addressPolicy,
        ReceiverLimits limits,
        boolean udp,
        @Nullable Path trustedCertificates) {
    private static final Duration LONGEST_OBSERVATION = Duration.ofSeconds(30);

    public static final ReceiverSettings STANDARD =
            new ReceiverSettings(
                    Timeouts.STANDARD,
                    Duration.ofSeconds(1),
                    AddressPolicy.STRICT,
                    ReceiverLimits.STANDARD,
                    true,
                    null);

    public ReceiverSettings {
        if (observation.isNegative() || observation.compareTo(LONGEST_OBSERVATION) > 0) {
            throw new IllegalArgumentException("giamsat.probe.observe must be from 0 to 30 s");
        }
    }

    public ReceiverSettings with(Timeouts other) {
        return new ReceiverSettings(
                other, observation, addressPolicy, limits, udp, trustedCertificates);
    }

    public ReceiverSettings with(ReceiverLimits other) {
        return new ReceiverSettings(
                timeouts, observation, addressPolicy, other, udp, trustedCertificates);
    }

    public ReceiverSettings observing(Duration other) {
        return new ReceiverSettings(
                timeouts, other, addressPolicy, limits, udp, trustedCertificates);
    }

    /// The same, but these networks are allowed too.
    public ReceiverSettings allowing(String... networks) {
        var allowed = Arrays.stream(networks).map(Network::of).toList();
        var policy = new AddressPolicy(allowed, addressPolicy.denied());
        return new ReceiverSettings(
                timeouts, observation, policy, limits, udp, trustedCertificates);
    }

    /// The same, but no camera is asked for UDP.
    public ReceiverSettings withoutUdp() {
        return new ReceiverSettings(
                timeouts, observation, addressPolicy, limits, false, trustedCertificates);
    }

    public ReceiverSettings trusting(Path certificates) {
        return new ReceiverSettings(
                timeouts, observation, addressPolicy, limits, udp, certificates);
    }
}
