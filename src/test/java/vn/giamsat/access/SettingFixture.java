package vn.giamsat.access;

/// What only the store of settings may do, for tests of features.
public final class SettingFixture {
    private SettingFixture() {}

    public static Setting named(Adjustable feature, String key) {
        return feature.settings().stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    public static Setting.Range range(Setting setting) {
        return setting.range();
    }

    public static void choose(Setting setting, Integer value) {
        setting.choose(value);
    }
}
