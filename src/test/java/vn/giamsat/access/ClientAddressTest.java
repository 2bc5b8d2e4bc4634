package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    @Test
    void tellsClientsApartByTheirAddressAndNotByTheirPort() {
        assertThat(of("192.0.2.7", 1000)).isEqualTo(of("192.0.2.7", 2000));
        assertThat(of("192.0.2.7", 1000)).isNotEqualTo(of("192.0.2.8", 1000));
    }

    @Test
    void countsAnIpv6NetworkAsOneBecauseOneClientHasAllOfIt() {
        assertThat(of("2001:db8:1:2::1", 1)).isEqualTo(of("2001:db8:1:2:ffff::9", 1));
        assertThat(of("2001:db8:1:2::1", 1)).isNotEqualTo(of("2001:db8:1:3::1", 1));
    }

    @Test
    void doesNotTakeAllMappedIpv4AddressesForOneNetwork() {
        assertThat(of("::ffff:192.0.2.7", 1)).isEqualTo("192.0.2.7");
        assertThat(of("::ffff:192.0.2.8", 1)).isEqualTo("192.0.2.8");
    }

    private static String of(String address, int port) {
        return ClientAddress.of(SocketAddress.inetSocketAddress(port, address));
    }
}
