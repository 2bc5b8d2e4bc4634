package vn.giamsat.health;

import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.FailureCode;

/// How well a verdict on a picture is confirmed: so many of the last pictures had it.
///
/// @param times how many of them, at least 1
/// @param pictures how many are remembered: those that were taken since the camera was last found
///     good again, up to `giamsat.health.confirmation.pictures`, and are not older than they may be
/// @param needed how many must have it to change the camera's state
public record Confirmation(int times, int pictures, int needed) {
    /// Null when the reason is none of the last picture.
    static @Nullable Confirmation of(
            @Nullable FailureCode reason, RecentPictures recent, ConfirmationRule rule) {
        return reason == null || !recent.beginsWith(reason)
                ? null
                : new Confirmation(
                        recent.count(reason), recent.pictures().size(), rule.needed(reason));
    }
}
