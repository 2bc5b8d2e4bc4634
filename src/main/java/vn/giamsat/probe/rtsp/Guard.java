package vn.giamsat.probe.rtsp;

import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import vn.giamsat.probe.Rung;

/// Runs the steps of one probe. Nothing that goes wrong in here is the camera's fault, nor may it
/// reach the event loop.
///
/// @param reached where the probe is
/// @param whenBroken ends the probe
record Guard(UUID cameraId, Supplier<Rung> reached, Runnable whenBroken) {
    private static final Logger LOG = Logger.getLogger(Guard.class);

    void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | LinkageError | StackOverflowError broken) {
            // Without its message, which may hold an address.
            var where = broken.getStackTrace().length == 0 ? "?" : broken.getStackTrace()[0];
            LOG.warnf(
                    "The probe broke off: cameraId=%s stage=%s cause=%s at=%s",
                    cameraId, reached.get(), broken.getClass().getName(), where);
            whenBroken.run();
        }
    }
}
