package vn.giamsat.probe;

import org.jspecify.annotations.Nullable;

/// One stream that a device offers, as it says. Numbers that no camera could be registered with are
/// left out.
///
/// @param token how the device names it
/// @param codec absent for one that the service does not decode
/// @param width pixels, 16–16,384
/// @param height pixels, 16–16,384
/// @param framesPerSecond 0.1–240, the most that it sends
/// @param kilobitsPerSecond the most that it sends
/// @param streamAddress an `rtsp` or `rtsps` URL on the host that was asked, without a login, as a
///     camera is registered with; absent when it was not told
/// @param hostReplaced whether the device named another host in it, as behind address translation
public record DiscoveredProfile(
        String token,
        @Nullable String name,
        @Nullable VideoCodec codec,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double framesPerSecond,
        @Nullable Integer kilobitsPerSecond,
        @Nullable String streamAddress,
        boolean hostReplaced) {}
