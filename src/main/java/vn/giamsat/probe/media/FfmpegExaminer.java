package vn.giamsat.probe.media;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureExaminer;

/// Examines key frames with FFmpeg on the media pool. Any thread may ask; answers come on a thread
/// of the pool, or at once when its queue is full. FFmpeg is handed bytes only: it opens no URL and
/// no socket.
@ApplicationScoped
public class FfmpegExaminer implements PictureExaminer, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FfmpegExaminer.class);

    private final BiFunction<UUID, EncodedPicture, Examination> examination;
    private final Examination overdue;
    private final MediaPool pool;
    private final AtomicBoolean failureTold = new AtomicBoolean();

    @Inject
    public FfmpegExaminer(MediaConfig config, Decoder decoder) {
        this(MediaSettings.of(config), decoder);
    }

    public FfmpegExaminer(MediaSettings settings, Decoder decoder) {
        this(settings.asPatientAs(decoder), decoder::examine);
    }

    FfmpegExaminer(
            MediaSettings settings, BiFunction<UUID, EncodedPicture, Examination> examination) {
        this.examination = examination;
        this.overdue =
                undecodable("time limit of %d ms".formatted(settings.decodeLimit().toMillis()));
        this.pool = new MediaPool(settings);
    }

    private static Examination undecodable(String reason) {
        return new Examination.Undecodable(new Failure(FailureCode.DECODE_ERROR, reason));
    }

    @Override
    public Uni<Examination> examine(UUID cameraId, EncodedPicture picture) {
        return pool.run(
                new MediaJob.Kind<>(
                        () -> examination.apply(cameraId, picture),
                        picture.bytes().length,
                        new Examination.Busy(),
                        overdue,
                        this::broken));
    }

    @Override
    public double crowding() {
        return pool.crowding();
    }

    /// Our own fault (FFmpeg not loadable, no memory, a bug), so nothing is said about the camera.
    /// Told once, because it would come with every probe.
    private Examination broken(Throwable failure) {
        if (failureTold.compareAndSet(false, true)) {
            LOG.error(
                    "Pictures cannot be decoded; see the cause, then restart the service", failure);
        } else {
            LOG.debug("Decoding failed again", failure);
        }
        return new Examination.Busy();
    }

    @PreDestroy
    @Override
    public void close() {
        pool.close();
    }
}
