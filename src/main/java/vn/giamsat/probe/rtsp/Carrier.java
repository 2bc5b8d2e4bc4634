package vn.giamsat.probe.rtsp;

/// What carries a camera's media to us.
enum Carrier {
    /// The RTSP connection itself.
    TCP,
    /// Datagrams to two ports of ours.
    UDP
}
