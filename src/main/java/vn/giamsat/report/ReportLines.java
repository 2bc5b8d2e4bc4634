package vn.giamsat.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Figures as lines, in the order of a report.
record ReportLines(ReportWords words) {
    /// Of a day, told against the day before.
    List<ReportLine> of(Figures figures, List<FigureChange> changes) {
        var group = words.either("Số liệu chung", "Figures");
        var lines = new ArrayList<ReportLine>();
        changes.forEach(
                it ->
                        lines.add(
                                new ReportLine(
                                        group,
                                        it.figure().called(words.inVietnamese()),
                                        it.after(),
                                        it.before(),
                                        it.difference(),
                                        null)));
        lines.addAll(details(figures));
        return lines;
    }

    /// Of a day alone.
    List<ReportLine> of(Figures figures) {
        var group = words.either("Số liệu chung", "Figures");
        var lines = new ArrayList<ReportLine>();
        Arrays.stream(FigureName.values())
                .map(it -> ReportLine.of(group, it.called(words.inVietnamese()), it.of(figures)))
                .forEach(lines::add);
        lines.addAll(details(figures));
        return lines;
    }

    private List<ReportLine> details(Figures figures) {
        var lines = new ArrayList<ReportLine>();
        figures.steps().forEach(it -> lines.add(step(it)));
        lines.addAll(uptime(figures));
        figures.statusReports().forEach(it -> lines.add(status(it)));
        figures.cannotConnect().forEach(it -> lines.add(unconnectable(it)));
        return lines;
    }

    private ReportLine step(StepCount count) {
        return ReportLine.of(
                words.either("Cơ sở theo bước và loại hình", "Facilities by step and kind"),
                words.step(count.step()) + " – " + words.kind(count.kind()),
                count.facilities());
    }

    private List<ReportLine> uptime(Figures figures) {
        var group = words.either("Hoạt động của camera", "Working of the cameras");
        var uptime = figures.uptime();
        return List.of(
                new ReportLine(
                        group,
                        words.either("Tỷ lệ thời gian có hình (%)", "Uptime (%)"),
                        uptime.percent(),
                        null,
                        null,
                        null),
                ReportLine.of(
                        group,
                        words.either("Thời gian có hình (giờ)", "Time up (hours)"),
                        hours(uptime.upSeconds())),
                ReportLine.of(
                        group,
                        words.either("Thời gian mất hình (giờ)", "Time down (hours)"),
                        hours(uptime.downSeconds())),
                ReportLine.of(
                        group,
                        words.either("Thời gian có lý do (giờ)", "Time excused (hours)"),
                        hours(uptime.excusedSeconds())),
                ReportLine.of(
                        group,
                        words.either("Sự cố dài nhất (giờ)", "Longest incident (hours)"),
                        hours(figures.longestIncidentSeconds())),
                ReportLine.of(
                        group,
                        words.either("Khảo sát trong ngày", "Surveys of the day"),
                        figures.surveysOfDay()));
    }

    private static double hours(long seconds) {
        return Math.round(seconds / 36.0) / 100.0;
    }

    private ReportLine status(StatusCount count) {
        return ReportLine.of(
                words.either("Báo cáo từ cơ sở", "Reports of the facilities"),
                words.status(count.kind()),
                count.reports());
    }

    private ReportLine unconnectable(Unconnectable facility) {
        return ReportLine.told(
                words.either("Cơ sở không thể kết nối", "Facilities that cannot be connected"),
                facility.name(),
                facility.reason());
    }
}
