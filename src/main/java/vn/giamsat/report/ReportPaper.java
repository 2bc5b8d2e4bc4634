package vn.giamsat.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.PdfWriter.Place;
import vn.giamsat.shared.PdfWriter.Style;

/// A report as the document that an official signs, in the form of administrative documents
/// (Decree 30/2020/ND-CP, appendix I): motto, issuing body, number, place and date, what it is
/// about, figures, signature. Number and signature are left to the office.
record ReportPaper(ReportContent content) {
    private static final double BODY = 13;
    private static final double TABLE = 11;
    private static final double LEFT_MIDDLE = 185;
    private static final double RIGHT_MIDDLE = 420;
    private static final double GAP = 10;
    private static final double SIGNATURE = 110;
    private static final double SHARE_OF_NAME = 0.4;
    private static final Locale VI = Locale.of("vi");
    private static final List<Double> FIGURE_WIDTHS = List.of(237.0, 77.0, 77.0, 76.0);
    private static final List<Double> TEXT_WIDTHS = List.of(237.0, 230.0);

    byte[] pdf() {
        var paper = new PaperFlow();
        head(paper);
        title(paper);
        for (var part : content.parts()) {
            part(paper, part);
        }
        if (!content.remarks().isBlank()) {
            heading(paper, "Nhận xét, kiến nghị");
            paper.paragraph(Style.REGULAR, BODY, content.remarks());
        }
        signature(paper);
        return paper.pdf().end("Báo cáo ngày " + day(content.day()));
    }

    private void head(PaperFlow paper) {
        var top = paper.top() - BODY;
        var province = content.province();
        if (province == null) {
            var ministry = List.of("BỘ THÔNG TIN", "VÀ TRUYỀN THÔNG");
            ruled(paper, new Place(LEFT_MIDDLE, top), ministry, SHARE_OF_NAME);
        } else {
            var above = List.of("UBND " + province.toUpperCase(VI));
            var at = paper.centred(Style.REGULAR, 12, new Place(LEFT_MIDDLE, top), above);
            var department = List.of("SỞ THÔNG TIN", "VÀ TRUYỀN THÔNG");
            ruled(paper, new Place(LEFT_MIDDLE, at), department, SHARE_OF_NAME);
        }
        var nation = List.of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        var at = paper.centred(Style.BOLD, 12, new Place(RIGHT_MIDDLE, top), nation);
        ruled(paper, new Place(RIGHT_MIDDLE, at), List.of("Độc lập - Tự do - Hạnh phúc"), 1);
        paper.down(4 * BODY);
        var number = province == null ? "Số:        /BC-BTTTT" : "Số:        /BC-STTTT";
        paper.centred(Style.REGULAR, BODY, new Place(LEFT_MIDDLE, paper.top()), List.of(number));
        var dated = List.of(city() + ", ngày " + written(content.day()));
        paper.centred(Style.ITALIC, BODY, new Place(RIGHT_MIDDLE, paper.top()), dated);
        paper.down(3 * BODY);
    }

    /// With the line that stands below the motto, as long as it, and below the name of a body, a
    /// third to half as long.
    private static void ruled(
            PaperFlow paper, Place middle, List<String> lines, double shareOfText) {
        var at = paper.centred(Style.BOLD, 12, middle, lines) + 4;
        var half = Style.BOLD.width(lines.getLast(), 12) * shareOfText / 2;
        paper.pdf().line(new Place(middle.left() - half, at), new Place(middle.left() + half, at));
    }

    private void title(PaperFlow paper) {
        var middle = (PaperFlow.LEFT + PaperFlow.RIGHT) / 2;
        var place = new Place(middle, paper.top());
        var kind = content.province() == null ? "BÁO CÁO TỔNG HỢP" : "BÁO CÁO";
        var at = paper.centred(Style.BOLD, 14, place, List.of(kind));
        at =
                paper.centred(
                        Style.BOLD,
                        BODY,
                        new Place(middle, at),
                        List.of(
                                "Tình hình kết nối camera giám sát cơ sở cách ly tập trung",
                                "ngày " + day(content.day())));
        paper.down(at - paper.top() + GAP);
        paper.paragraph(
                Style.REGULAR,
                BODY,
                "Kính gửi: "
                        + (content.province() == null
                                ? "Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19"
                                : "Bộ Thông tin và Truyền thông"));
        paper.paragraph(
                Style.REGULAR,
                BODY,
                "Số liệu tính đến " + ReportWords.time(content.cutOff()) + ".");
    }

    private void part(PaperFlow paper, ReportContent.Part part) {
        if (content.parts().size() > 1) {
            paper.down(GAP);
            paper.paragraph(Style.BOLD, BODY, part.name());
        }
        paper.paragraph(Style.ITALIC, BODY, "Trạng thái: " + part.state());
        @Nullable String group = null;
        for (var line : part.lines()) {
            if (!line.group().equals(group)) {
                group = line.group();
                heading(paper, group);
                header(paper, line);
            }
            line(paper, line);
        }
        if (part == content.parts().getFirst()) {
            heading(paper, "Tỷ lệ thời gian có hình theo giờ");
            new UptimeChart(content.total().uptimeByHour()).draw(paper);
        }
    }

    private static void heading(PaperFlow paper, String text) {
        paper.down(GAP);
        paper.room(4 * BODY);
        paper.paragraph(Style.BOLD, BODY, text);
        paper.down(4);
    }

    private static void header(PaperFlow paper, ReportLine line) {
        if (line.note() != null) {
            paper.row(Style.BOLD, TABLE, TEXT_WIDTHS, List.of("Cơ sở", "Lý do"));
        } else if (line.before() == null) {
            paper.row(
                    Style.BOLD, TABLE, FIGURE_WIDTHS.subList(0, 2), List.of("Chỉ tiêu", "Giá trị"));
        } else {
            paper.row(
                    Style.BOLD,
                    TABLE,
                    FIGURE_WIDTHS,
                    List.of("Chỉ tiêu", "Trong ngày", "Hôm trước", "Thay đổi"));
        }
    }

    private static void line(PaperFlow paper, ReportLine line) {
        var cells = new ArrayList<String>();
        cells.add(line.item());
        if (line.note() != null) {
            cells.add(line.note());
            paper.row(Style.REGULAR, TABLE, TEXT_WIDTHS, cells);
            return;
        }
        cells.add(number(line.value()));
        if (line.before() != null) {
            cells.add(number(line.before()));
            cells.add(number(line.difference()));
        }
        paper.row(Style.REGULAR, TABLE, FIGURE_WIDTHS.subList(0, cells.size()), cells);
    }

    /// With a comma for the fraction, as Vietnamese writes it.
    private static String number(@Nullable Number value) {
        return Objects.toString(value, "–").replace('.', ',');
    }

    private void signature(PaperFlow paper) {
        paper.down(2 * GAP);
        paper.room(SIGNATURE);
        var top = paper.top();
        paper.pdf().text(Style.BOLD, 12, new Place(PaperFlow.LEFT, top + 15), "Nơi nhận:");
        paper.pdf().text(Style.REGULAR, 11, new Place(PaperFlow.LEFT, top + 30), "- Như trên;");
        paper.pdf().text(Style.REGULAR, 11, new Place(PaperFlow.LEFT, top + 44), "- Lưu: VT.");
        var office = content.province() == null ? "TL. BỘ TRƯỞNG" : "GIÁM ĐỐC";
        var at = paper.centred(Style.BOLD, BODY, new Place(RIGHT_MIDDLE, top), List.of(office));
        paper.centred(
                Style.ITALIC,
                12,
                new Place(RIGHT_MIDDLE, at),
                List.of("(Ký, ghi rõ họ tên, đóng dấu)"));
    }

    /// Where the body is, without what kind of unit it is.
    private String city() {
        var province = content.province();
        return province == null ? "Hà Nội" : province.replaceFirst("^(Tỉnh|Thành phố|Thủ đô) ", "");
    }

    private static String day(LocalDate day) {
        return "%d/%d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    /// Days below 10 and the first two months get a zero, so that none can be put before.
    private static String written(LocalDate day) {
        var month = day.getMonthValue();
        return (month < 3 ? "%02d tháng %02d năm %d" : "%02d tháng %d năm %d")
                .formatted(day.getDayOfMonth(), month, day.getYear());
    }
}
