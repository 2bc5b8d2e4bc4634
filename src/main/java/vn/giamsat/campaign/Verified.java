package vn.giamsat.campaign;

import jakarta.enterprise.context.ApplicationScoped;

/// When a camera counts as verified: found VERIFIED at least twice, so long apart, and by all
/// probes in between (migration V040).
@ApplicationScoped
class Verified {
    private final CampaignConfig config;

    Verified(CampaignConfig config) {
        this.config = config;
    }

    /// Of the health `h` of a camera, true or not, but never null.
    ///
    /// @param seconds name of the bound value
    static String condition(String seconds) {
        return "(h.verified_last_at > h.verified_first_at and h.verified_last_at - h.verified_first_at >= make_interval(secs => %s)) is true"
                .formatted(seconds);
    }

    double seconds() {
        return config.verifiedOver().toMillis() / 1_000.0;
    }
}
