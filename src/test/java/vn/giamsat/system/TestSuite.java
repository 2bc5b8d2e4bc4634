package vn.giamsat.system;

/// Whether all tests run, and not some that somebody named: the profile `quick-tests` says so. Then
/// it pays to prepare what many will need.
final class TestSuite {
    static final boolean RUNS = Boolean.getBoolean("giamsat.suite");

    private TestSuite() {}
}
