package vn.giamsat.probe.media;

/// Refuses a setting that makes no sense, by the name of its key.
final class SettingRange {
    private SettingRange() {}

    /// @throws IllegalArgumentException naming the key and what it may be
    static void within(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s is %s; set it to %s–%s".formatted(key, value, least, most));
        }
    }
}
