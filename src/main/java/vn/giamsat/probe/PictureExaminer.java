package vn.giamsat.probe;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The media half of a probe: decodes one key frame and judges what it shows.
public interface PictureExaminer {
    /// Never fails: undecodable input is an examination too. The item may come on a thread of the
    /// media pool.
    ///
    /// @param cameraId whose picture it is: what ended a decoder is remembered
    Uni<Examination> examine(UUID cameraId, EncodedPicture picture);

    /// How full it is before the decoders: 0 when no picture waits, 1 when the next one is turned
    /// away or the first one gives up waiting. From any thread.
    default double crowding() {
        return 0;
    }

    /// What was seen.
    sealed interface Examination {
        /// @param signature what is remembered of the picture
        /// @param faults what is wrong with the picture, the gravest first; none when it is good
        record Seen(
                PictureFacts facts,
                PictureSignature signature,
                Snapshot snapshot,
                List<Failure> faults)
                implements Examination {
            public Seen {
                faults = List.copyOf(faults);
            }

            /// The gravest; null when it is good.
            public @Nullable Failure fault() {
                return faults.isEmpty() ? null : faults.getFirst();
            }

            /// The same, with all that is wrong with it beside what is remembered.
            public Seen with(List<Failure> remembered) {
                return new Seen(facts, signature, snapshot, remembered);
            }

            /// The same, with what its picture is compared by.
            ///
            /// @param likeness to the reference picture; null where there is none
            public Seen from(Viewpoint viewpoint, @Nullable Double likeness) {
                return new Seen(
                        facts.withLikeness(likeness), signature, snapshot.from(viewpoint), faults);
            }
        }

        /// The camera's fault: the bytes are no picture.
        record Undecodable(Failure failure) implements Examination {}

        /// Our own fault: no decoder was free in time.
        record Busy() implements Examination {}
    }
}
