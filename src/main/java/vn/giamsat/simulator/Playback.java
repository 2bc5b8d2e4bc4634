package vn.giamsat.simulator;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import vn.giamsat.simulator.Picture.Stamp;

/// One camera sending to one viewer, from PLAY on, in real time. A viewer that does not keep up
/// misses pictures up to the next key frame. Event loop of its connection only.
final class Playback {
    private static final long REPORT_INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long MOST_DELAY_NANOS = Duration.ofSeconds(1).toNanos();

    private static final Duration WRONG_BY = Duration.ofMinutes(10);

    private final Film film;
    private final RtspSession session;
    private final Channels channels;
    private final Pacer pacer;
    private final Line line;
    private final int start;
    private long due = System.nanoTime();
    private long reportDue = due;
    private int index;
    private int packets;
    private int octets;
    private boolean skipping;
    private boolean stopped;

    /// @param visit as in [Film#start]
    Playback(Reaction.Play play, int visit, Pacer pacer, Line line) {
        film = play.film();
        session = play.session();
        channels = session.delivery().channels();
        this.pacer = pacer;
        this.line = line;
        start = film.start(visit);
    }

    /// The way to the viewer.
    interface Line {
        /// Asked before each picture; what is not sent is lost.
        boolean isFree();

        void send(Buffer frames);
    }

    /// Sends the first picture now.
    void start() {
        index = start;
        step();
    }

    void stop() {
        stopped = true;
    }

    private void step() {
        if (stopped || film.isOverAt(index)) {
            return;
        }
        skipping = !line.isFree() || skipping && !film.isEntry(index);
        if (!skipping) {
            reportWhenDue();
            send(film.picture(index));
        }
        index++;
        due =
                Math.max(due, System.nanoTime() - MOST_DELAY_NANOS)
                        + film.format().interval().toNanos();
        pacer.at(due, this::step);
    }

    private void send(Picture picture) {
        var sequence = session.firstSequence() + packets;
        var stamp = new Stamp(channels.rtp(), sequence, timestamp(), session.source());
        line.send(picture.stamped(stamp));
        packets += picture.packets();
        octets += picture.payloadBytes();
    }

    private void reportWhenDue() {
        if (due < reportDue) {
            return;
        }
        reportDue += REPORT_INTERVAL_NANOS;
        var report =
                new SenderReport(
                        channels.rtcp(), session.source(), time(), timestamp(), packets, octets);
        line.send(report.encoded());
    }

    private Instant time() {
        var isWrong = session.camera().behaviour() == Fault.WRONG_CLOCK;
        return isWrong ? Instant.now().plus(WRONG_BY) : Instant.now();
    }

    private int timestamp() {
        return session.firstTimestamp() + (index - start) * film.format().ticksPerPicture();
    }
}
