package vn.giamsat.probe.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.VideoCodec;

/// The key frames of `src/test/resources/media`; `make-pictures.sh` there says what they show.
public final class Pictures {
    private static final KeyFrameExaminer EXAMINER =
            new KeyFrameExaminer(PictureLimits.DEFAULTS, CheckThresholds.DEFAULTS);

    private Pictures() {}

    public static EncodedPicture picture(String file) {
        try (var bytes = Pictures.class.getResourceAsStream("/media/" + file)) {
            return new EncodedPicture(
                    codecOf(file), Objects.requireNonNull(bytes, file).readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static VideoCodec codecOf(String file) {
        return file.endsWith(".h264")
                ? VideoCodec.H264
                : file.endsWith(".h265") ? VideoCodec.H265 : VideoCodec.MJPEG;
    }

    /// Decodes as FFmpeg does when nothing is left out: with its loop filter.
    public static void decodeWhole(EncodedPicture picture) {
        try (var decoding = Decoding.ofPhoto(picture, PictureLimits.DEFAULTS)) {
            Objects.checkIndex(0, decoding.picture().width());
        } catch (UndecodableException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static Examination examined(EncodedPicture picture) {
        return EXAMINER.examine(picture);
    }

    static Seen seen(String file) {
        return (Seen) examined(picture(file));
    }
}
