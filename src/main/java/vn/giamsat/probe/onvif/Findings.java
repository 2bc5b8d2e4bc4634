package vn.giamsat.probe.onvif;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.DeviceFacts;
import vn.giamsat.probe.DiscoveredProfile;
import vn.giamsat.probe.Discovery;
import vn.giamsat.probe.DiscoveryReason;
import vn.giamsat.probe.DiscoveryTarget;

/// What one discovery has learned so far. Confined to its event loop.
final class Findings {
    private static final int LONGEST_DETAIL = 200;

    private final DiscoveryTarget target;
    private final List<DiscoveredProfile> profiles = new ArrayList<>();
    private boolean moreProfiles;
    private @Nullable DeviceFacts device;
    private @Nullable Duration clockDifference;
    private @Nullable DiscoveryReason reason;
    private @Nullable String detail;

    Findings(DiscoveryTarget target) {
        this.target = target;
    }

    void device(DeviceFacts told) {
        device = told;
    }

    void clockDifference(Duration told) {
        clockDifference = told;
    }

    /// How far the device's clock is ahead of ours; null when it is not known.
    @Nullable Duration clockDifference() {
        return clockDifference;
    }

    void profile(DiscoveredProfile told) {
        profiles.add(told);
    }

    void moreProfiles() {
        moreProfiles = true;
    }

    /// Something went wrong; the first is kept.
    void wentWrong(Throwable fault) {
        if (reason == null) {
            reason =
                    fault instanceof DiscoveryFault known
                            ? known.reason()
                            : DiscoveryReason.PROBE_SELF_DOWN;
            detail = fault instanceof DiscoveryFault known ? told(known.detail()) : null;
        }
    }

    /// Devices say what they like, maybe whom they refused.
    private @Nullable String told(String words) {
        var login = target.credentials();
        var unnamed =
                login == null || login.user().isBlank() ? words : words.replace(login.user(), "…");
        var line = ProfileReading.shortened(unnamed, LONGEST_DETAIL);
        return line.isEmpty() ? null : line;
    }

    Discovery discovery() {
        var seconds = clockDifference == null ? null : clockDifference.toSeconds();
        return new Discovery(device, seconds, profiles, moreProfiles, reason, detail);
    }
}
