package vn.giamsat.probe.schedule;

/// How busy the scheduler is.
///
/// @param cameras known
/// @param running probes
/// @param waiting cameras that are due but not started
record Load(int cameras, int running, int waiting) {
    static final Load NONE = new Load(0, 0, 0);
}
