package vn.giamsat.probe.rtsp;

import org.jboss.logging.Logger;

/// Runs the steps of one probe. Nothing that goes wrong in here is the camera's fault, nor may it
/// reach the event loop.
interface Guard {
    /// Whose probe it is, and where.
    Findings found();

    /// Ends the probe, as the fault is ours.
    void breakOff();

    default void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | LinkageError | StackOverflowError broken) {
            // Without its message, which may hold an address.
            var where = broken.getStackTrace().length == 0 ? "?" : broken.getStackTrace()[0];
            Logger.getLogger(Guard.class)
                    .warnf(
                            "The probe broke off: cameraId=%s stage=%s cause=%s at=%s",
                            found().cameraId(),
                            found().reached(),
                            broken.getClass().getName(),
                            where);
            breakOff();
        }
    }
}
