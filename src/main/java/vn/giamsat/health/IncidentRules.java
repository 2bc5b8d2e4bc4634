package vn.giamsat.health;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/// What makes a camera flap, and what makes an incident of a place, as the database is told
/// (migration V054).
///
/// @throws IllegalArgumentException naming the key that is out of its range
record IncidentRules(Flaps flaps, Crowd crowd) {
    /// So many changes within so long, until there was none for so long.
    record Flaps(int changes, Duration within, Duration steadyAfter) {
        Flaps {
            check("flapping.changes", "3 to 100", changes >= 3 && changes <= 100);
            check("flapping.within", "1 min to 24 h", isUpToADay(within));
            check("flapping.steady-after", "1 min to 24 h", isUpToADay(steadyAfter));
        }

        private static boolean isUpToADay(Duration time) {
            return isBetween(time, Duration.ofMinutes(1), Duration.ofDays(1));
        }
    }

    /// So many cameras, and more than so many of a hundred, within so long.
    record Crowd(int cameras, int percent, Duration within) {
        Crowd {
            check("storm.cameras", "2 to 1000", cameras >= 2 && cameras <= 1_000);
            check("storm.percent", "1 to 99", percent >= 1 && percent <= 99);
            check(
                    "storm.within",
                    "10 s to 1 h",
                    isBetween(within, Duration.ofSeconds(10), Duration.ofHours(1)));
        }
    }

    static IncidentRules of(HealthConfig config) {
        var flapping = config.flapping();
        var storm = config.storm();
        return new IncidentRules(
                new Flaps(flapping.changes(), flapping.within(), flapping.steadyAfter()),
                new Crowd(storm.cameras(), storm.percent(), storm.within()));
    }

    private static boolean isBetween(Duration time, Duration least, Duration most) {
        return time.compareTo(least) >= 0 && time.compareTo(most) <= 0;
    }

    private static void check(String key, String range, boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("set giamsat.health." + key + " to " + range);
        }
    }

    /// As a row of the database's type.
    String json() {
        return new JsonObject()
                .put("flips", flaps.changes())
                .put("flips_within", flaps.within().toString())
                .put("steady_after", flaps.steadyAfter().toString())
                .put("cameras", crowd.cameras())
                .put("percent", crowd.percent())
                .put("down_within", crowd.within().toString())
                .encode();
    }
}
