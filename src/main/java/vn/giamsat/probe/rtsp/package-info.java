/// Asks a camera over RTSP/1.0 (RFC 2326) and receives its media. Runs on Vert.x event loops only;
/// no call blocks and no camera holds a thread.
@NullMarked
package vn.giamsat.probe.rtsp;

import org.jspecify.annotations.NullMarked;
