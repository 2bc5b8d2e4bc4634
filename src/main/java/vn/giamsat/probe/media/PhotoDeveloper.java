package vn.giamsat.probe.media;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/// Makes plain JPEG files of the photos that phones send, with FFmpeg, on threads of its own that
/// cameras do not wait for. Any thread may ask; answers come on one of those threads, or at once
/// when their queue is full.
@ApplicationScoped
public class PhotoDeveloper implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PhotoDeveloper.class);

    private final Decoder decoder;
    private final MediaPool pool;

    @Inject
    public PhotoDeveloper(MediaConfig config, Decoder decoder) {
        this(PhotoSettings.of(config.photos()), decoder);
    }

    public PhotoDeveloper(PhotoSettings settings, Decoder decoder) {
        this.decoder = decoder;
        this.pool = new MediaPool("giamsat-photo-", settings.pool().asPatientAs(decoder));
    }

    /// Never fails: what is no photo is a development too.
    public Uni<Development> develop(byte[] file) {
        return pool.run(
                new MediaJob.Kind<>(
                        () -> decoder.develop(file),
                        file.length,
                        new Development.Busy(),
                        new Development.Overdue(),
                        PhotoDeveloper::broken));
    }

    private static Development broken(Throwable failure) {
        LOG.error("Photos cannot be developed; see the cause", failure);
        return new Development.Busy();
    }

    @PreDestroy
    @Override
    public void close() {
        pool.close();
    }
}
