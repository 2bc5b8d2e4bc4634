package vn.giamsat.probe.media;

import java.time.Duration;
import java.util.UUID;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.PictureExaminer.Examination;

/// Decodes in this process, on the calling thread. A decoder that crashes takes the process along,
/// and one that does not come back keeps its thread.
public final class LocalDecoder implements Decoder {
    private final DecoderSettings settings;
    private final KeyFrameExaminer examiner;
    private final Darkroom darkroom;

    public LocalDecoder(DecoderSettings settings) {
        this.settings = settings;
        this.examiner = new KeyFrameExaminer(settings.pictures(), settings.thresholds());
        this.darkroom = new Darkroom(settings.photos());
    }

    @Override
    public void prepare() {
        var libraries = settings.libraries();
        if (libraries == null) {
            Ffmpeg.load();
        } else {
            Ffmpeg.load(new LibraryFolder(libraries));
        }
    }

    @Override
    public Examination examine(UUID cameraId, EncodedPicture picture) {
        return examiner.examine(picture);
    }

    @Override
    public Development develop(byte[] file) {
        return darkroom.develop(file);
    }

    @Override
    public Duration patience(Duration limit) {
        return limit;
    }

    @Override
    public void close() {
        // Libraries stay loaded as long as the process lives.
    }
}
