package vn.giamsat.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giamsat.campaign.StepName;

/// What a day came to, as of its cut-off: in a province, or in several together.
///
/// @param facilities that the order covered
/// @param contactsNamed facilities with a contact whose appointment held
/// @param surveyed facilities with a submitted survey; `surveysOfDay` are the submitted versions
/// @param plansProposed facilities that a plan was ever proposed for; agreed likewise
/// @param camerasRequired camera points that the order asks for
/// @param camerasRegistered all but retired ones
/// @param camerasVerified those in service whose last verdict was UP
/// @param incidents spells without a good picture that reached into the day; open ones still did at
///     the cut-off
/// @param longestIncidentSeconds from its beginning, which may be days before, to its end or the
///     cut-off
/// @param uptimeByHour the 24 hours before the cut-off
public record Figures(
        int facilities,
        List<StepCount> steps,
        int contactsNamed,
        int surveyed,
        int surveysOfDay,
        int plansProposed,
        int plansAgreed,
        int camerasRequired,
        int camerasRegistered,
        int camerasInService,
        int camerasVerified,
        DayUptime uptime,
        List<UptimeHour> uptimeByHour,
        int incidents,
        long longestIncidentSeconds,
        int openIncidents,
        List<StatusCount> statusReports,
        List<Unconnectable> cannotConnect) {
    public Figures {
        steps = List.copyOf(steps);
        uptimeByHour = List.copyOf(uptimeByHour);
        statusReports = List.copyOf(statusReports);
        cannotConnect = List.copyOf(cannotConnect);
    }

    /// How many facilities stand at a step.
    int at(StepName step) {
        return steps.stream()
                .filter(count -> count.step() == step)
                .mapToInt(StepCount::facilities)
                .sum();
    }

    /// The sum of several provinces; of none, nothing.
    static Figures together(List<Figures> parts) {
        var hours = hours(parts);
        return new Figures(
                sum(parts, Figures::facilities),
                steps(parts),
                sum(parts, Figures::contactsNamed),
                sum(parts, Figures::surveyed),
                sum(parts, Figures::surveysOfDay),
                sum(parts, Figures::plansProposed),
                sum(parts, Figures::plansAgreed),
                sum(parts, Figures::camerasRequired),
                sum(parts, Figures::camerasRegistered),
                sum(parts, Figures::camerasInService),
                sum(parts, Figures::camerasVerified),
                uptime(hours),
                hours,
                sum(parts, Figures::incidents),
                parts.stream().mapToLong(Figures::longestIncidentSeconds).max().orElse(0),
                sum(parts, Figures::openIncidents),
                statuses(parts),
                all(parts, Figures::cannotConnect).toList());
    }

    static DayUptime uptime(List<UptimeHour> hours) {
        return DayUptime.of(
                hours.stream().mapToLong(UptimeHour::upSeconds).sum(),
                hours.stream().mapToLong(UptimeHour::downSeconds).sum(),
                hours.stream().mapToLong(UptimeHour::excusedSeconds).sum());
    }

    private static int sum(List<Figures> parts, ToIntFunction<Figures> figure) {
        return parts.stream().mapToInt(figure).sum();
    }

    private static <T> Stream<T> all(List<Figures> parts, Function<Figures, List<T>> list) {
        return parts.stream().flatMap(part -> list.apply(part).stream());
    }

    private static List<StepCount> steps(List<Figures> parts) {
        return all(parts, Figures::steps)
                .collect(
                        groupingBy(
                                count -> new StepCount(count.step(), count.kind(), 0),
                                summingInt(StepCount::facilities)))
                .entrySet()
                .stream()
                .map(it -> new StepCount(it.getKey().step(), it.getKey().kind(), it.getValue()))
                .sorted(Comparator.comparing(StepCount::step).thenComparing(StepCount::kind))
                .toList();
    }

    private static List<StatusCount> statuses(List<Figures> parts) {
        return all(parts, Figures::statusReports)
                .collect(
                        groupingBy(
                                StatusCount::kind, TreeMap::new, summingInt(StatusCount::reports)))
                .entrySet()
                .stream()
                .map(it -> new StatusCount(it.getKey(), it.getValue()))
                .toList();
    }

    private static List<UptimeHour> hours(List<Figures> parts) {
        return all(parts, Figures::uptimeByHour)
                .collect(groupingBy(UptimeHour::hour, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(it -> hour(it.getKey(), uptime(it.getValue())))
                .toList();
    }

    private static UptimeHour hour(Instant begins, DayUptime sum) {
        return new UptimeHour(begins, sum.upSeconds(), sum.downSeconds(), sum.excusedSeconds());
    }
}
