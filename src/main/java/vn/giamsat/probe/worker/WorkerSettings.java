package vn.giamsat.probe.worker;

import java.time.Duration;
import java.util.List;

/// How decoder processes are started, and what one may cost.
///
/// @param command that starts one
/// @param memoryBytes what one may allocate
/// @param restAfter how long one may have nothing to do
/// @param pictureLimit processor time that a camera's picture may take, counted in whole seconds
/// @param photoLimit processor time that a photo may take, as pictureLimit
record WorkerSettings(
        List<String> command,
        long memoryBytes,
        Duration restAfter,
        Duration pictureLimit,
        Duration photoLimit) {
    private static final long LEAST_MEMORY = 256L << 20;
    private static final long MOST_MEMORY = 16L << 30;
    private static final Duration LONGEST_REST = Duration.ofDays(1);

    WorkerSettings {
        require(
                memoryBytes >= LEAST_MEMORY && memoryBytes <= MOST_MEMORY,
                "giamsat.decoder.memory must be between 256M and 16G");
        require(
                restAfter.toSeconds() >= 1 && restAfter.compareTo(LONGEST_REST) <= 0,
                "giamsat.decoder.rest-after must be between 1s and 1 day");
        command = List.copyOf(command);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
