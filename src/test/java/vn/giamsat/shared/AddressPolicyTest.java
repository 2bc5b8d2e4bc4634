package vn.giamsat.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.0.1",
                "169.254.169.254",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "febf::1",
                "ff02::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::ffff:0:7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2001:0:53aa:64c::1"
            })
    void refusesWhatIsNoCamera(String address) {
        assertThat(AddressPolicy.STRICT.admits(address(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.64",
                "100.64.0.1",
                "8.8.8.8",
                "1.0.0.1",
                "126.255.255.255",
                "223.255.255.255",
                "2001:db8::1",
                "fd00::1",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void admitsWhatMayBeACamera(String address) {
        assertThat(AddressPolicy.STRICT.admits(address(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.0/8, 127.0.0.1, true",
        "127.0.0.0/8, ::ffff:127.0.0.1, true",
        "127.0.0.0/8, ::1, false",
        "127.0.0.2, 127.0.0.1, false",
        "fe80::/64, fe80::1, true",
        "fe80::/64, fe80:0:0:1::1, false"
    })
    void admitsAllowedNetworks(String network, String address, boolean admitted) {
        // Given
        var policy = policy(List.of(network), List.of());
        // Then
        assertThat(policy.admits(address(address))).isEqualTo(admitted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "::ffff:10.1.2.3", "64:ff9b::a01:203", "2002:a01:203::"})
    void letsDeniedNetworksWin(String address) {
        // Given
        var policy = policy(List.of("0.0.0.0/0", "::/0"), List.of("10.1.0.0/16"));
        // Then
        assertThat(policy.admits(address(address))).isFalse();
        assertThat(policy.admits(address("10.2.0.1"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "camera", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10.0.0.0/x", "/8"})
    void readsNoNetworkThatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.of(text));
    }

    @Test
    void comparesNoMoreBitsThanThePrefixHas() {
        // Given
        var network = Network.of("10.255.255.255/12");
        // Then
        assertThat(network.contains(address("10.240.0.0"))).isTrue();
        assertThat(network.contains(address("10.239.0.0"))).isFalse();
    }

    private static AddressPolicy policy(List<String> allowed, List<String> denied) {
        return new AddressPolicy(networks(allowed), networks(denied));
    }

    private static List<Network> networks(List<String> texts) {
        return texts.stream().map(Network::of).toList();
    }

    /// Java turns mapped addresses into IPv4 by itself; the policy is tried with what is left.
    private static InetAddress address(String text) {
        try {
            return InetAddress.getByAddress(
                    Arrays.copyOf(
                            NetUtil.createByteArrayFromIpAddressString(text),
                            text.contains(":") ? 16 : 4));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
