package vn.giamsat.probe.worker;

/// How a decoder process was lost while it worked.
enum Ending {
    /// It took too long by the clock. The machine may be loaded: this says nothing of the input.
    DEADLINE("took too long"),
    /// The kernel ended it at the end of its processor time.
    PROCESSOR_TIME("took too much processor time"),
    /// By a signal that only a bug in native code brings.
    CRASH("crashed the decoder"),
    /// What it said was no answer: it is out of hand.
    GARBLED("put the decoder out of hand"),
    /// Somebody ended it: a person, or the kernel when memory was short.
    KILLED("ended one decoder after another"),
    /// The service stops.
    CLOSING("came too late"),
    /// It gave up by itself: a bug of ours.
    BROKEN("broke the decoder");

    private static final int SIGNALLED = 128;

    /// What the input did, for operators.
    final String deed;

    Ending(String deed) {
        this.deed = deed;
    }

    /// @param exitCode as Java tells it: 128 and the signal's number, of Linux
    static Ending of(int exitCode) {
        return switch (exitCode - SIGNALLED) {
            case 27 -> PROCESSOR_TIME; // SIGPROF
            case 4, 6, 7, 8, 11 -> CRASH; // SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV
            default -> exitCode > SIGNALLED ? KILLED : BROKEN;
        };
    }

    /// Whether the input is the reason; otherwise nothing is said about the camera.
    boolean isOfTheInput() {
        return switch (this) {
            case PROCESSOR_TIME, CRASH, GARBLED -> true;
            case DEADLINE, KILLED, CLOSING, BROKEN -> false;
        };
    }
}
