package vn.giamsat.system;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The national roll-up of a day, as the ministry sees it.
record StoryFigures(JsonPath day) {
    static StoryFigures of(StoryDeeds deeds, String day) {
        return new StoryFigures(deeds.day(day));
    }

    static Map<String, Object> uptime(int up, int down, int excused, double percent) {
        return Map.of(
                "upSeconds", up,
                "downSeconds", down,
                "excusedSeconds", excused,
                "percent", (float) percent);
    }

    int count(String figure) {
        return day.getInt("total." + figure);
    }

    /// All that are plain numbers.
    Map<String, Integer> counts() {
        return day.getMap("total.findAll { it.value instanceof Integer }");
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

    Map<String, Object> uptime() {
        return day.getMap("total.uptime");
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
