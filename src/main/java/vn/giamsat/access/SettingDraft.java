package vn.giamsat.access;

import jakarta.validation.constraints.NotNull;

/// What a setting shall be.
///
/// @param value whole number in the unit of the setting
public record SettingDraft(@NotNull Integer value) {}
