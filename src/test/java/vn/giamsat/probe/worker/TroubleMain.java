package vn.giamsat.probe.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.ffmpeg.global.avutil;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.media.Decoder;
import vn.giamsat.probe.media.DecoderSettings;
import vn.giamsat.probe.media.Development;
import vn.giamsat.probe.media.LocalDecoder;

/// The entry of a decoder process that some inputs bring into trouble, as a bug in native code
/// would; other inputs are decoded. The pipe, the limits and the loop are the product's.
final class TroubleMain {
    private TroubleMain() {}

    public static void main(String... arguments) throws IOException {
        WorkerMain.serve(TroubledDecoder::new);
    }

    /// What an input does, by its bytes.
    enum Trouble {
        /// Ends as a process does that SIGSEGV ends.
        CRASH,
        /// Ends as a process does that SIGKILL ends.
        BE_KILLED,
        BURN,
        /// Takes the better part of the processor time that it may take.
        WORK,
        STAND_STILL,
        TALK_NONSENSE,
        FILL_MEMORY,
        WRITE_A_FILE,
        TELL_THE_ENVIRONMENT;

        byte[] bytes() {
            return name().getBytes(StandardCharsets.US_ASCII);
        }
    }

    private record TroubledDecoder(Decoder real) implements Decoder {
        TroubledDecoder(DecoderSettings settings) {
            this(new LocalDecoder(settings));
        }

        @Override
        public void prepare() {
            real.prepare();
        }

        @Override
        public Examination examine(UUID cameraId, EncodedPicture picture) {
            for (var trouble : Trouble.values()) {
                if (new String(picture.bytes(), StandardCharsets.ISO_8859_1)
                        .equals(trouble.name())) {
                    return told(had(trouble));
                }
            }
            return real.examine(cameraId, picture);
        }

        private static Examination told(String what) {
            return new Examination.Undecodable(new Failure(FailureCode.DECODE_ERROR, what));
        }

        @Override
        public Development develop(byte[] file) {
            return real.develop(file);
        }

        @Override
        public Duration patience(Duration limit) {
            return limit;
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private static String had(Trouble trouble) {
        switch (trouble) {
            case CRASH -> Runtime.getRuntime().halt(128 + 11);
            case BE_KILLED -> Runtime.getRuntime().halt(128 + 9);
            case BURN -> burn(Long.MAX_VALUE);
            case WORK -> burn(600_000_000);
            case STAND_STILL -> LockSupport.parkNanos(Duration.ofHours(1).toNanos());
            case TALK_NONSENSE -> talk();
            case FILL_MEMORY -> fill();
            case WRITE_A_FILE -> write();
            case TELL_THE_ENVIRONMENT -> {
                return String.join(" ", new TreeSet<>(System.getenv().keySet()));
            }
        }
        return "no trouble";
    }

    private static void burn(long nanos) {
        var begin = System.nanoTime();
        while (System.nanoTime() - begin < nanos) {
            Thread.onSpinWait();
        }
    }

    private static void talk() {
        try (var out = new FileOutputStream(FileDescriptor.out)) {
            out.write(new byte[] {0, 0, 0, 2, 77, 77});
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
        LockSupport.parkNanos(Duration.ofHours(1).toNanos());
    }

    /// As FFmpeg's own allocations fail.
    private static void fill() {
        for (var megabytes = 0; megabytes < 4_096; megabytes += 64) {
            if (avutil.av_malloc(64 << 20) == null) {
                throw new OutOfMemoryError("test: after %d MB".formatted(megabytes));
            }
        }
    }

    private static void write() {
        try (var file = new FileOutputStream("target/written-by-a-decoder")) {
            file.write(1);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
