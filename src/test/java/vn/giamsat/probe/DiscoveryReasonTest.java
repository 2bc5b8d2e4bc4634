package vn.giamsat.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DiscoveryReasonTest {
    /// A discovery tells a fault of the connection by the name that a probe has for it.
    @Test
    void namesFaultsOfConnectionsAsProbesDo() {
        var names = Arrays.stream(DiscoveryReason.values()).map(Enum::name).toList();
        assertThat(FailureCode.values())
                .filteredOn(code -> code.name().matches("(DNS|TCP|TLS)_.*|NO_ROUTE|PROBE_.*"))
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(code -> assertThat(names).contains(code.name()));
    }
}
