package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The national roll-up of a day, as the ministry sees it.
record StoryFigures(JsonPath day) {
    /// Longest that a probe of the story lasts, in seconds; and some for a busy machine.
    private static final int PROBE = 8;

    private static final String LONGEST = "longestIncidentSeconds";

    static StoryFigures of(StoryDeeds deeds, String day) {
        return new StoryFigures(deeds.day(day));
    }

    int count(String figure) {
        return day.getInt("total." + figure);
    }

    /// All that are counted.
    Map<String, Integer> counts() {
        Map<String, Integer> numbers = day.getMap("total.findAll { it.value instanceof Integer }");
        var counted = new TreeMap<>(numbers);
        counted.remove(LONGEST);
        return counted;
    }

    /// How many facilities stand at each step.
    Map<String, Integer> steps() {
        return summed("steps", it -> (String) it.get("step"), "facilities");
    }

    Map<String, Integer> stepsByKind() {
        return summed("steps", it -> it.get("step") + " " + it.get("kind"), "facilities");
    }

    Map<String, Integer> statusReports() {
        return summed("statusReports", it -> (String) it.get("kind"), "reports");
    }

    private Map<String, Integer> summed(
            String list, Function<Map<String, Object>, String> key, String amount) {
        var sums = new TreeMap<String, Integer>();
        day.<Map<String, Object>>getList("total." + list)
                .forEach(it -> sums.merge(key.apply(it), (Integer) it.get(amount), Integer::sum));
        return sums;
    }

    Map<String, String> unconnectable() {
        return day.<Map<String, String>>getList("total.cannotConnect").stream()
                .collect(Collectors.toMap(it -> it.get("name"), it -> it.get("reason")));
    }

    /// Holds the time that the cameras were up, down and excused against what it must be. A verdict
    /// falls when its probe ends, which is by real time: so many verdicts, so many probes too late.
    /// Where nothing was down or excused, nothing is.
    void demandUptime(int up, int down, int excused, int verdicts) {
        var late = verdicts * PROBE;
        demandSeconds("up", up, late);
        demandSeconds("down", down, down == 0 ? 0 : late);
        demandSeconds("excused", excused, excused == 0 ? 0 : late);
        assertThat(day.getDouble("total.uptime.percent"))
                .isCloseTo(100.0 * up / (up + down), within(0.01));
    }

    private void demandSeconds(String what, int seconds, int late) {
        assertThat(day.getInt("total.uptime." + what + "Seconds"))
                .as(what)
                .isCloseTo(seconds, within(late));
    }

    void demandLongestIncident(int seconds) {
        assertThat(count(LONGEST)).isCloseTo(seconds, within(2 * PROBE));
    }

    /// What was judged in each hour, in seconds.
    List<Integer> hours() {
        return day.<Map<String, Object>>getList("total.uptimeByHour").stream()
                .map(it -> (Integer) it.get("upSeconds") + (Integer) it.get("downSeconds"))
                .toList();
    }

    List<String> unconfirmed() {
        return day.getList("provinces.findAll { !it.confirmed }.province");
    }
}
