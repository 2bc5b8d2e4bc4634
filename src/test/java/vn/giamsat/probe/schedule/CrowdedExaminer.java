package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.PictureExaminer;

/// Stands where decoders stand when a [ScriptedProber] plays the pictures: tells how full it is.
final class CrowdedExaminer implements PictureExaminer {
    volatile double crowding;

    @Override
    public Uni<Examination> examine(UUID cameraId, EncodedPicture picture) {
        throw new UnsupportedOperationException("the prober is scripted");
    }

    @Override
    public double crowding() {
        return crowding;
    }
}
