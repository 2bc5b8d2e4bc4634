package vn.giamsat.probe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a device told of itself and its streams. A discovery that stops on the way is data too: it
/// has what was learned until then.
///
/// @param device absent when it was not told
/// @param clockDifferenceSeconds how far the device's clock is ahead of ours, negative when it is
///     behind; absent when the device did not tell its time
/// @param profiles in the device's order, at most 64
/// @param moreProfiles whether the device has more than that
/// @param reason the first that went wrong; absent when everything was told
/// @param detail of that, for people: what the device said, at most 200 characters
public record Discovery(
        @Nullable DeviceFacts device,
        @Nullable Long clockDifferenceSeconds,
        List<DiscoveredProfile> profiles,
        boolean moreProfiles,
        @Nullable DiscoveryReason reason,
        @Nullable String detail) {
    public Discovery {
        profiles = List.copyOf(profiles);
    }

    /// Nothing was learned.
    public static Discovery stopped(DiscoveryReason reason) {
        return new Discovery(null, null, List.of(), false, reason, null);
    }
}
