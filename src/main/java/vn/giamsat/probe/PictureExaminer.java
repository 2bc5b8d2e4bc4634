package vn.giamsat.probe;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The media half of a probe: decodes one key frame and judges what it shows.
public interface PictureExaminer {
    /// Never fails: undecodable input is an examination too. The item may come on a thread of the
    /// media pool.
    ///
    /// @param cameraId whose picture it is: what ended a decoder is remembered
    Uni<Examination> examine(UUID cameraId, EncodedPicture picture);

    /// What was seen.
    sealed interface Examination {
        /// @param signature what is remembered of the picture
        /// @param fault what is wrong with the picture; null when it is good
        record Seen(
                PictureFacts facts,
                PictureSignature signature,
                Snapshot snapshot,
                @Nullable Failure fault)
                implements Examination {
            /// The same, with what memory says is wrong with it.
            public Seen with(Failure remembered) {
                return new Seen(facts, signature, snapshot, remembered);
            }

            /// The same, with what its picture is compared by.
            public Seen from(Viewpoint viewpoint) {
                return new Seen(facts, signature, snapshot.from(viewpoint), fault);
            }
        }

        /// The camera's fault: the bytes are no picture.
        record Undecodable(Failure failure) implements Examination {}

        /// Our own fault: no decoder was free in time.
        record Busy() implements Examination {}
    }
}
