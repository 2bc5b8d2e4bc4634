package vn.giamsat.probe.onvif;

import java.net.InetAddress;
import vn.giamsat.probe.DiscoveryTarget;

/// Where one discovery connects to.
///
/// @param address the very one that the policy has looked at
record Endpoint(InetAddress address, DiscoveryTarget target) {}
