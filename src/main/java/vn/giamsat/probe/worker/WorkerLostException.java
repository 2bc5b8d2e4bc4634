package vn.giamsat.probe.worker;

/// A decoder process ended before it answered.
final class WorkerLostException extends Exception {
    private final Ending ending;

    WorkerLostException(Ending ending) {
        super(ending.deed, null, false, false); // expected, not a bug: no stack trace
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }
}
