package vn.giamsat.benchmark;

import java.time.Duration;

/// What was used and done up to a moment, to be taken from what a later moment tells.
///
/// @param service CPU time of the service's own process, or of all replicas'
/// @param decoders of its decoder processes, ended ones too
/// @param cameras of the simulators
/// @param machine of everything
/// @param rows that the database wrote, without pictures
/// @param pictures rows of last pictures
record Reading(
        long nanos,
        Scrape scrape,
        Duration service,
        Duration decoders,
        Duration cameras,
        Duration database,
        Duration machine,
        double rows,
        double pictures) {
    private static final String SERVER =
            "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)";

    /// As PostgreSQL counts them, which may be some seconds late.
    private static final String WRITTEN =
            "select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) from pg_stat_user_tables where relname %s 'camera_picture'";

    static Reading of(RunningFleet fleet) {
        var own = fleet.servicesCpu();
        var server = Long.parseLong(fleet.database().single(SERVER));
        return new Reading(
                System.nanoTime(),
                fleet.scrape(),
                own,
                fleet.familiesCpu().minus(own),
                fleet.camerasCpu(),
                CpuTime.ofFamily(server),
                CpuTime.ofMachine(),
                written(fleet, "<>"),
                written(fleet, "="));
    }

    private static double written(RunningFleet fleet, String which) {
        return Double.parseDouble(fleet.database().single(WRITTEN.formatted(which)));
    }

    double secondsSince(Reading before) {
        return (nanos - before.nanos) / 1e9;
    }
}
