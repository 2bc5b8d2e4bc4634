package vn.giamsat.probe.media;

import static vn.giamsat.probe.media.SettingRange.within;

import java.time.Duration;

/// How much may wait for a thread of the media pool, and how long.
///
/// @param places how many jobs, 0–100,000
/// @param bytes how much they may hold together, 1 MiB–1 TiB; one alone may hold more
/// @param limit after which a job gives up, 1 ms–10 min
public record WaitingRoom(int places, long bytes, Duration limit) {
    public WaitingRoom {
        within("giamsat.media.queue", places, 0, 100_000);
        within("giamsat.media.queue-bytes", bytes, 1 << 20, 1L << 40);
        within("giamsat.media.wait-limit in ms", limit.toMillis(), 1, 600_000);
    }
}
