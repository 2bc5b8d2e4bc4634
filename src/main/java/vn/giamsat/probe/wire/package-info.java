/// What conversations with devices have in common, whatever their protocol: names become addresses
/// once, which networks may be reached, how a login is proven (HTTP's and RTSP's authentication),
/// what faults of a connection mean.
@NullMarked
package vn.giamsat.probe.wire;

import org.jspecify.annotations.NullMarked;
