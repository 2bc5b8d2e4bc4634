package vn.giamsat.probe.schedule;

/// How busy the scheduler is.
///
/// @param cameras known
/// @param running probes
/// @param waiting cameras that are due but not started
/// @param heldBack turns so far in which fewer might start than usual, as event loops were behind
/// @param postponed probes so far that took no picture though it was due, as decoders were behind
record Load(int cameras, int running, int waiting, long heldBack, long postponed) {
    static final Load NONE = new Load(0, 0, 0, 0, 0);

    static Load of(Timetable timetable, Admissions admissions) {
        return new Load(
                timetable.known(),
                timetable.running(),
                timetable.waiting(),
                admissions.heldBack(),
                admissions.postponed());
    }
}
