package vn.giamsat.probe.schedule;

import java.time.Duration;

/// How often a camera is looked at.
///
/// @param description from one probe to the next, whatever its look
/// @param picture from one picture to the next; no longer than the other, each probe takes one
record Tempo(Duration description, Duration picture) {
    /// From one probe of a camera to the next.
    Duration turn() {
        return isAlwaysPicture() ? picture : description;
    }

    boolean isAlwaysPicture() {
        return picture.compareTo(description) <= 0;
    }

    /// How many turns there are from one picture to the next, at least 1.
    long turns() {
        return picture.toNanos() / turn().toNanos();
    }

    /// Written out: a native image interprets what records get by themselves.
    @Override
    public boolean equals(Object other) {
        return other instanceof Tempo tempo
                && description.equals(tempo.description)
                && picture.equals(tempo.picture);
    }

    @Override
    public int hashCode() {
        return 31 * description.hashCode() + picture.hashCode();
    }

    boolean isQuickerThan(Tempo other) {
        return description.compareTo(other.description) < 0 || picture.compareTo(other.picture) < 0;
    }
}
