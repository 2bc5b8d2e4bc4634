package vn.giamsat.shared;

import static java.time.temporal.ChronoUnit.DAYS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes a spreadsheet file of one sheet (ECMA-376) piece by piece, so that memory stays small
/// whatever the number of rows. The header is frozen. Texts are texts, never formulas nor numbers,
/// so a phone number keeps its plus; numbers are numbers; instants are real dates, local time of
/// Viet Nam, and so are days. Confined to one export.
public final class XlsxWriter {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDateTime EPOCH = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final double MILLISECONDS_PER_DAY = 86_400_000;
    private static final int HEADER_STYLE = 1;
    private static final int DATE_STYLE = 2;
    private static final int NUMBER_STYLE = 3;
    private static final int DAY_STYLE = 4;
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String MAIN =
            "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String CONTENT_TYPES =
            """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Override PartName="/xl/workbook.xml" ContentType="%1$ssheet.main+xml"/>\
            <Override PartName="/xl/styles.xml" ContentType="%1$sstyles+xml"/>\
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%1$sworksheet+xml"/></Types>\
            """
                    .formatted(TYPE);
    private static final String STYLES =
            """
            <styleSheet %s><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/>\
            <numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts>\
            <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
            <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
            <fills count="2"><fill><patternFill patternType="none"/></fill>\
            <fill><patternFill patternType="gray125"/></fill></fills>\
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="5"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
            <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>\
            <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
            <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
            <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>\
            """
                    .formatted(MAIN);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(written, StandardCharsets.UTF_8);

    /// @param sheet its name, as people see it
    /// @param header what the columns are called
    public byte[] beginning(String sheet, List<String> header) {
        part("[Content_Types].xml", CONTENT_TYPES);
        part("_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
        part(
                "xl/_rels/workbook.xml.rels",
                relations("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"));
        part(
                "xl/workbook.xml",
                "<workbook %s xmlns:r=\"%s\"><sheets><sheet name=\"%s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                        .formatted(MAIN, OFFICE, escaped(sheet)));
        part("xl/styles.xml", STYLES);
        begin("xl/worksheets/sheet1.xml");
        write(
                """
                <worksheet %s><sheetViews><sheetView workbookViewId="0" tabSelected="1">\
                <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
                <cols><col min="1" max="%d" width="22" customWidth="1"/></cols><sheetData>\
                """
                        .formatted(MAIN, header.size()));
        write(row(header, HEADER_STYLE));
        return taken();
    }

    /// @param rows of texts, numbers, instants, days and nulls
    public byte[] rows(List<? extends List<?>> rows) {
        rows.forEach(row -> write(row(row, 0)));
        return taken();
    }

    public byte[] end() {
        write("</sheetData></worksheet>");
        try {
            zip.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // bytes in memory
        }
        return taken();
    }

    private static String relations(String... kindsAndTargets) {
        var relations = new StringBuilder("<Relationships xmlns=\"" + RELATIONS + "\">");
        for (var at = 0; at < kindsAndTargets.length; at += 2) {
            relations.append(
                    "<Relationship Id=\"r%d\" Type=\"%s/%s\" Target=\"%s\"/>"
                            .formatted(
                                    at / 2 + 1,
                                    OFFICE,
                                    kindsAndTargets[at],
                                    kindsAndTargets[at + 1]));
        }
        return relations.append("</Relationships>").toString();
    }

    private static String row(List<?> cells, int style) {
        return cells.stream()
                .map(cell -> cell(cell, style))
                .collect(Collectors.joining("", "<row>", "</row>"));
    }

    private static String cell(@Nullable Object value, int style) {
        return switch (value) {
            case null -> "<c/>";
            case Instant at -> number(DATE_STYLE, serial(at));
            case LocalDate day -> number(DAY_STYLE, EPOCH.toLocalDate().until(day, DAYS));
            case Number number -> number(NUMBER_STYLE, number);
            default ->
                    "<c t=\"inlineStr\" s=\"%d\"><is><t xml:space=\"preserve\">%s</t></is></c>"
                            .formatted(style, escaped(value.toString()));
        };
    }

    private static String number(int style, Number value) {
        return "<c s=\"%d\"><v>%s</v></c>".formatted(style, value);
    }

    private static double serial(Instant at) {
        var local = LocalDateTime.ofInstant(at, ZONE);
        return Duration.between(EPOCH, local).toMillis() / MILLISECONDS_PER_DAY;
    }

    /// What XML does not allow is left out; what would be read as an escape is escaped itself.
    private static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "")
                .replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void part(String name, String content) {
        begin(name);
        write(content);
    }

    private void begin(String name) {
        try {
            zip.putNextEntry(new ZipEntry(name));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        write(XML);
    }

    private void write(String content) {
        try {
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private byte[] taken() {
        var bytes = written.toByteArray();
        written.reset();
        return bytes;
    }
}
