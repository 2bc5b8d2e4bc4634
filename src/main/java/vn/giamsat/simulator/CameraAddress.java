package vn.giamsat.simulator;

/// Where a request arrived. Each address of 127.0.0.0/8 plays another host.
///
/// @param path as in the URL, without query and track
public record CameraAddress(String host, int port, String path) {}
