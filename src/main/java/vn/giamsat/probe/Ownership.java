package vn.giamsat.probe;

import java.util.UUID;

/// Whether a camera is this process's to talk to. It may end at any moment, in the middle of a
/// probe too: a process that was frozen goes on where it stood, while another has the camera. From
/// any thread.
@FunctionalInterface
public interface Ownership {
    /// Where one process has all cameras.
    Ownership OF_ALL = cameraId -> () -> true;

    /// What one probe asks of one camera.
    Claim of(UUID cameraId);

    @FunctionalInterface
    interface Claim {
        /// Whether it lasts at this moment. To be asked before each word that is said.
        boolean lasts();
    }
}
