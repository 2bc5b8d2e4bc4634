package vn.giamsat.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.giamsat.shared.AddressPolicy;
import vn.giamsat.shared.Network;

/// How events are delivered to webhooks (`giamsat.webhooks.*`). Values that make no sense stop the
/// start ([NoticeCheck]).
@ConfigMapping(prefix = "giamsat.webhooks")
public interface NoticeConfig {
    /// Whether this replica delivers. False: events wait in the outbox for one that does.
    @WithDefault("true")
    boolean enabled();

    /// Whether plain `http` may be registered. True: who listens on the way reads the events.
    @WithDefault("false")
    boolean plainHttp();

    /// Networks (CIDR, comma-separated) that are delivered to although they are refused by default:
    /// private ones, loopback, link-local, cloud metadata. Too wide: whoever registers a webhook
    /// can knock at internal services.
    Optional<List<String>> allowedNetworks();

    /// Networks (CIDR, comma-separated) that are never delivered to, whatever is allowed.
    Optional<List<String>> deniedNetworks();

    /// PEM file with the certificates that sign those of destinations. Default: what Java trusts.
    Optional<Path> trustedCertificates();

    /// How often the outbox is looked at, 100 ms to 1 min. Too small: an idle database is busy.
    /// Too big: events come late.
    @WithDefault("1s")
    Duration look();

    /// How long one try may take, 100 ms to 1 min. Too small: slow destinations get events twice.
    /// Too big: dead ones hold slots.
    @WithDefault("10s")
    Duration timeout();

    /// How many deliveries a replica has running at once, 1 to 256.
    @WithDefault("16")
    int concurrency();

    /// After how many tries an event is given up, 1 to 50. With the waits below, 12 are some six
    /// hours at most.
    @WithDefault("12")
    int tries();

    /// Ceiling of the wait after the first try; it doubles with each. 1 ms to 1 h.
    @WithDefault("10s")
    Duration firstWait();

    /// No wait is longer. 1 ms to 24 h.
    @WithDefault("1h")
    Duration longestWait();

    /// How long an old secret signs beside the new one, 0 to 30 days. Too small: destinations
    /// refuse events until they know the new one.
    @WithDefault("24h")
    Duration oldSecret();

    /// How long settled deliveries are kept, dead ones too, 1 s to 90 days.
    @WithDefault("7d")
    Duration retention();

    default Pace pace() {
        return new Pace(
                look(),
                concurrency(),
                retention(),
                new Backoff(firstWait(), longestWait(), tries()));
    }

    /// While a try runs nobody else begins it; longer than one can take.
    default Duration lease() {
        return timeout().multipliedBy(2).plusSeconds(5);
    }

    /// @throws IllegalArgumentException naming the key
    default AddressPolicy policy() {
        return AddressPolicy.ofTheOpen(
                networks("allowed-networks", allowedNetworks()),
                networks("denied-networks", deniedNetworks()));
    }

    private static List<Network> networks(String key, Optional<List<String>> texts) {
        try {
            return texts.orElse(List.of()).stream().map(Network::of).toList();
        } catch (IllegalArgumentException rule) {
            throw new IllegalArgumentException(
                    "giamsat.webhooks." + key + ": " + rule.getMessage());
        }
    }
}
