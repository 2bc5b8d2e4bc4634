package vn.giamsat.probe.schedule;

import java.time.Duration;

/// How many probes, and how many pictures, all cameras together ask for when all goes its way: each
/// at its own tempo, whether it is up, down or left alone. Confined to the timetable's thread.
final class Demand {
    /// Whole numbers, so that nothing is left of what is added and taken away again: enough for a
    /// billion cameras, each every second.
    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    private long probes;
    private long pictures;

    /// What one camera asks for in a billion seconds.
    record Share(long probes, long pictures) {
        static final Share NONE = new Share(0, 0);

        private static Share of(Tempo tempo) {
            return new Share(perSecond(tempo.turn()), perSecond(tempo.picture()));
        }

        private boolean isOf(Tempo tempo) {
            return probes == perSecond(tempo.turn()) && pictures == perSecond(tempo.picture());
        }

        private static long perSecond(Duration interval) {
            return NANOS * NANOS / interval.toNanos();
        }
    }

    /// Counts a camera, or counts it anew. Most keep their tempo, and then nothing changes in them.
    void count(PlannedCamera camera, Tempo tempo) {
        if (camera.share.isOf(tempo)) {
            return;
        }
        forget(camera);
        camera.share = Share.of(tempo);
        probes += camera.share.probes();
        pictures += camera.share.pictures();
    }

    void forget(PlannedCamera camera) {
        probes -= camera.share.probes();
        pictures -= camera.share.pictures();
        camera.share = Share.NONE;
    }

    /// How many are due in so long a time, those that take a picture among them.
    double probes(Duration length) {
        return in(length, probes);
    }

    /// How many of them take a picture.
    double pictures(Duration length) {
        return in(length, pictures);
    }

    private static double in(Duration length, long inABillionSeconds) {
        return (double) inABillionSeconds / NANOS * length.toNanos() / NANOS;
    }
}
