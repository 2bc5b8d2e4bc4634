package vn.giamsat.report;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.XlsxWriter;

/// A report as a table: a line for each figure, so that all provinces can be filtered and summed.
record ReportSheet(ReportContent content) {
    private List<String> header() {
        return content.words().inVietnamese()
                ? List.of(
                        "Mã tỉnh",
                        "Tỉnh, thành phố",
                        "Ngày",
                        "Trạng thái",
                        "Nhóm",
                        "Chỉ tiêu",
                        "Giá trị",
                        "Hôm trước",
                        "Thay đổi",
                        "Ghi chú")
                : List.of(
                        "Province key",
                        "Province",
                        "Day",
                        "State",
                        "Group",
                        "Item",
                        "Value",
                        "Day before",
                        "Change",
                        "Note");
    }

    private List<List<@Nullable Object>> rows() {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var part : content.parts()) {
            part.lines().forEach(line -> rows.add(row(part, line)));
        }
        if (!content.remarks().isEmpty()) {
            var group = content.words().either("Nhận xét, kiến nghị", "Remarks");
            rows.add(
                    row(
                            content.parts().getFirst(),
                            ReportLine.told(group, group, content.remarks())));
        }
        return rows;
    }

    private List<@Nullable Object> row(ReportContent.Part part, ReportLine line) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(part.key());
        row.add(part.name());
        row.add(content.day());
        row.add(part.state());
        row.add(line.group());
        row.add(line.item());
        row.add(line.value());
        row.add(line.before());
        row.add(line.difference());
        row.add(line.note());
        return row;
    }

    byte[] xlsx() {
        var writer = new XlsxWriter();
        var file = new ByteArrayOutputStream();
        file.writeBytes(
                writer.beginning(content.words().either("Báo cáo ngày", "Daily report"), header()));
        file.writeBytes(writer.rows(rows()));
        file.writeBytes(writer.end());
        return file.toByteArray();
    }

    /// RFC 4180, with the byte order mark by which spreadsheets know UTF-8.
    String csv() {
        return "\uFEFF"
                + line(header())
                + rows().stream().map(ReportSheet::line).collect(Collectors.joining());
    }

    private static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(ReportSheet::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /// Spreadsheets run a text that begins like a formula (OWASP: CSV injection); an apostrophe
    /// stops them. Numbers are none.
    private static String cell(@Nullable Object value) {
        var text = Objects.toString(value, "");
        if (!(value instanceof Number)
                && !text.isEmpty()
                && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
