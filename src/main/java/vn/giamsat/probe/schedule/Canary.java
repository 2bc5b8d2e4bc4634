package vn.giamsat.probe.schedule;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.shared.Network;

/// Devices that show whether we see a network at all: when none of them can be reached, it is us
/// who are cut off, not all of its cameras that are dead.
///
/// @param networks whose cameras they speak for; all cameras when empty
/// @param targets are connected to
record Canary(String name, List<Network> networks, List<StreamAddress> targets) {
    Canary {
        networks = List.copyOf(networks);
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException(
                    "giamsat.schedule.canaries." + name + ".targets must name at least one");
        }
    }

    /// @throws IllegalArgumentException for what is no network or no address, naming the key
    static List<Canary> of(ScheduleConfig config) {
        return config.canaries().entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Canary::name))
                .toList();
    }

    private static Canary of(String name, ScheduleConfig.Canaries config) {
        try {
            return new Canary(
                    name,
                    config.networks().orElse(List.of()).stream().map(Network::of).toList(),
                    config.targets().stream().map(StreamAddress::of).toList());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "giamsat.schedule.canaries." + name + ": " + wrong.getMessage(), wrong);
        }
    }

    /// A camera that is registered by name belongs to no network but the one of all cameras.
    boolean speaksFor(StreamAddress camera) {
        return networks.isEmpty()
                || literal(camera.host())
                        .filter(host -> networks.stream().anyMatch(it -> it.contains(host)))
                        .isPresent();
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }
}
