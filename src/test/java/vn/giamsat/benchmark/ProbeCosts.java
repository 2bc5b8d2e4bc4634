package vn.giamsat.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What probes cost, set against what decoding the same key frame costs, and against one process
/// for each camera.
final class ProbeCosts {
    static final String DESCRIPTION = "(a) description, Digest SHA-256";
    static final String DECODING = "    decode the key frame alone";
    static final String PICTURE = "(b) picture, to VERIFIED";
    static final String PROCESS = "(c) one ffprobe process (the system's), Digest MD5";
    static final String PROCESS_OF_JAR = "(c) one ffprobe process (the jar's), Digest MD5";

    private final List<Cost> costs = new ArrayList<>();

    /// @param atOnce how many are at work at any time
    record Which(String what, String scene, int atOnce) {}

    /// @param milliseconds CPU time for each probe
    /// @param rate probes a second
    private record Cost(Which which, int probes, double milliseconds, double rate) {
        String what() {
            return which.what();
        }

        String scene() {
            return which.scene();
        }
    }

    void add(Which which, int probes, Duration cpu, Duration wall) {
        var milliseconds = cpu.toNanos() / 1e6 / probes;
        costs.add(new Cost(which, probes, milliseconds, probes / (wall.toNanos() / 1e9)));
    }

    void print() {
        var table =
                new Table(
                        "what is measured",
                        "scene",
                        "at once",
                        "probes",
                        "CPU ms/probe",
                        "probes/s",
                        "ours / decoding",
                        "system's ffprobe / ours",
                        "jar's ffprobe / ours",
                        "to reach");
        costs.forEach(cost -> table.row(row(cost)));
        table.print();
    }

    private String[] row(Cost cost) {
        var isPicture = !cost.what().equals(DESCRIPTION);
        return new String[] {
            cost.what(),
            cost.scene(),
            Integer.toString(cost.which().atOnce()),
            Integer.toString(cost.probes()),
            "%.3f".formatted(cost.milliseconds()),
            "%.0f".formatted(cost.rate()),
            isPicture ? ratio(cost.milliseconds(), milliseconds(DECODING, cost.scene())) : "",
            isPicture ? ratio(milliseconds(PROCESS, cost.scene()), cost.milliseconds()) : "",
            isPicture ? ratio(milliseconds(PROCESS_OF_JAR, cost.scene()), cost.milliseconds()) : "",
            goal(cost)
        };
    }

    private double milliseconds(String what, String scene) {
        return costs.stream()
                .filter(cost -> cost.what().equals(what) && cost.scene().equals(scene))
                .mapToDouble(Cost::milliseconds)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String ratio(double cost, double other) {
        return Double.isNaN(cost / other) ? "" : "%.2f".formatted(cost / other);
    }

    /// The goals are of 720p.
    private static String goal(Cost cost) {
        return switch (cost.what()) {
            case DESCRIPTION -> "≤ 0.2 ms";
            case PICTURE -> cost.scene().equals("large") ? "≤ 1.5 decodings; ≥ 20" : "";
            default -> "";
        };
    }
}
