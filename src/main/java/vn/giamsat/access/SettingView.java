package vn.giamsat.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A setting as administrators see it.
///
/// @param key as in the configuration, without `giamsat.`
/// @param value that is in force, in the unit; fractions of a configured one are left out
/// @param defaultValue as configured at the start
/// @param min the smallest that may be chosen
/// @param max the biggest
/// @param overridden whether the value was chosen, and is not the configured one
/// @param since when it was chosen; absent for the configured one
public record SettingView(
        String key,
        int value,
        int defaultValue,
        int min,
        int max,
        Setting.Unit unit,
        String descriptionVi,
        String descriptionEn,
        boolean overridden,
        @Nullable Instant since) {
    static SettingView asConfigured(Setting setting) {
        return of(setting, setting.byDefault(), null);
    }

    /// @param since null for the configured value
    static SettingView of(Setting setting, int value, @Nullable Instant since) {
        return new SettingView(
                setting.key(),
                value,
                setting.byDefault(),
                setting.range().min(),
                setting.range().max(),
                setting.range().unit(),
                setting.about().vi(),
                setting.about().en(),
                since != null,
                since);
    }
}
