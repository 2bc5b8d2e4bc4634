package vn.giamsat.probe.media;

import java.time.Duration;
import java.util.UUID;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.PictureExaminer.Examination;

/// Who does the work that native code does on a stranger's bytes: this process or another one. Any
/// thread may ask, several at once; all calls block.
public interface Decoder extends AutoCloseable {
    /// Looks after everything that decoding needs, so that the first picture need not.
    ///
    /// @throws LinkageError naming what is missing, broken or of another version
    void prepare();

    /// One camera's key frame, decoded and judged.
    Examination examine(UUID cameraId, EncodedPicture picture);

    /// One photo, made a plain JPEG file.
    Development develop(byte[] file);

    /// When to take a thread that asks for lost.
    ///
    /// @param limit how long the work itself may take
    Duration patience(Duration limit);

    @Override
    void close();
}
