package vn.giamsat.report;

import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.giamsat.shared.PdfWriter.Place;
import vn.giamsat.shared.PdfWriter.Style;

/// A bar for each hour of the day: black what the cameras were up, grey what was excused, of all
/// that was judged. An hour without cameras has none.
record UptimeChart(List<UptimeHour> hours) {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH");
    private static final double HEIGHT = 70;
    private static final double LABELS = 16;
    private static final double SMALL = 8;
    private static final double SHARE_OF_BAR = 0.7;
    private static final double DARK = 0.25;
    private static final double LIGHT = 0.75;

    void draw(PaperFlow paper) {
        paper.room(HEIGHT + LABELS);
        var left = PaperFlow.LEFT + 30;
        var base = paper.top() + HEIGHT;
        var step = (PaperFlow.RIGHT - left) / Math.max(1, hours.size());
        var pdf = paper.pdf();
        pdf.line(new Place(left, base), new Place(PaperFlow.RIGHT, base));
        pdf.line(new Place(left, paper.top()), new Place(left, base));
        pdf.text(Style.REGULAR, SMALL, new Place(PaperFlow.LEFT, paper.top() + SMALL), "100%");
        pdf.text(Style.REGULAR, SMALL, new Place(PaperFlow.LEFT, base), "0%");
        for (var at = 0; at < hours.size(); at++) {
            bar(paper, new Place(left + at * step, base), step, hours.get(at));
        }
        paper.down(HEIGHT + LABELS);
    }

    private static void bar(PaperFlow paper, Place foot, double step, UptimeHour hour) {
        var judged = hour.upSeconds() + hour.downSeconds() + hour.excusedSeconds();
        var width = step * SHARE_OF_BAR;
        if (judged > 0) {
            var up = HEIGHT * hour.upSeconds() / judged;
            var excused = HEIGHT * hour.excusedSeconds() / judged;
            paper.pdf().block(new Place(foot.left() + 1, foot.top() - up), width, up, DARK);
            paper.pdf()
                    .block(
                            new Place(foot.left() + 1, foot.top() - up - excused),
                            width,
                            excused,
                            LIGHT);
        }
        var label = HOUR.format(hour.hour().atZone(ReportCalendar.VIETNAM));
        paper.pdf()
                .text(
                        Style.REGULAR,
                        SMALL,
                        new Place(foot.left() + 1, foot.top() + SMALL + 2),
                        label);
    }
}
