package vn.giamsat.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.shared.XlsxSheet.Cell;

class XlsxSheetTest {
    private static final String SHEET = "<worksheet><sheetData>%s</sheetData></worksheet>";

    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final String RELATED_TEXTS =
            "<Relationship Id=\"s\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>";

    /// As spreadsheet programs write it: texts shared, one in runs with its pronunciation.
    private static final String SHARED =
            "<sst><si><t>Họ và tên</t></si><si><r><t>Nguyễn </t></r><r><t>Hoa_x000A_B</t></r>"
                    + "<rPh sb=\"0\" eb=\"1\"><t>hoa</t></rPh></si></sst>";

    @Test
    void readsWhatOpenpyxlWroteAndNotItsHiddenSheet() throws IOException {
        // Given
        var path = "/spreadsheets/openpyxl.xlsx";
        byte[] file;
        try (var stream = Objects.requireNonNull(getClass().getResourceAsStream(path))) {
            file = stream.readAllBytes();
        }
        // When
        var rows = rows(file);
        // Then
        assertThat(rows).extracting(XlsxSheet.Row::number).containsExactly(1, 2, 4, 9);
        assertThat(rows.get(0).cells().get(7)).isEqualTo(new Cell.Text("Đến trước"));
        assertThat(rows.get(1).cells())
                .containsEntry(0, new Cell.Text("Nguyễn Thị Hoa"))
                .containsEntry(2, new Cell.Text("+84912345678"))
                .doesNotContainKey(3);
        assertThat(rows.get(1).cells().get(6))
                .extracting(cell -> ((Cell.Number) cell).date())
                .isEqualTo(LocalDateTime.of(2021, 5, 6, 8, 30));
        assertThat(rows.get(2).cells()).containsEntry(5, new Cell.Formula());
    }

    @Test
    void readsSharedTextsWithoutHowTheyArePronounced() {
        // Given
        var cells = "<row><c t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>";
        // When
        var rows = rows(book(cells, Map.of(TEXTS, SHARED)));
        // Then
        assertThat(rows.getFirst().cells())
                .isEqualTo(
                        Map.of(0, new Cell.Text("Họ và tên"), 2, new Cell.Text("Nguyễn Hoa\nB")));
    }

    @Test
    void readsItsOwnFileAsItWasWrittenWhateverTheTexts() {
        // Given
        var texts = List.of("=1+1", "+84912345678", "<&\">", "_x0041_", " Ế ", "a\u0001b");
        var writer = new XlsxWriter();
        var file = new ByteArrayOutputStream();
        // When
        file.writeBytes(writer.beginning("Danh sách \"<&>\"", List.of("a", "b")));
        for (var text : texts) {
            var at = Instant.parse("2021-05-31T17:00:00.123Z");
            file.writeBytes(writer.rows(List.of(Arrays.asList(text, null, at))));
        }
        file.writeBytes(writer.end());
        // Then
        var rows = rows(file.toByteArray());
        assertThat(rows.stream().skip(1).map(row -> row.cells().get(0)))
                .containsExactlyElementsOf(
                        texts.stream()
                                .map(text -> (Cell) new Cell.Text(text.replace("\u0001", "")))
                                .toList());
        assertThat(rows.get(1).cells().get(1)).isEqualTo(new Cell.Text(""));
        assertThat(((Cell.Number) rows.get(1).cells().get(2)).date())
                .isEqualTo("2021-06-01T00:00:00.123");
    }

    @Test
    void countsInflatedBytesItselfBecauseABombLiesAboutItsSize() {
        // Given
        var zeros = new String(new byte[60 << 20], StandardCharsets.US_ASCII);
        var bomb = zip(Map.of("xl/media/image1.png", zeros));
        // Then
        assertThat(bomb.length).isLessThan(100_000);
        refused(bomb, ErrorCode.TOO_LARGE);
    }

    @Test
    void refusesAnArchiveOfVeryManyEntries() {
        // Given
        var entries = new LinkedHashMap<String, String>();
        for (var at = 0; at < 1_100; at++) {
            entries.put("e" + at, "");
        }
        // Then
        refused(zip(entries), ErrorCode.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row><c><v>many</v></c></row>",
                "<row><c><v>NaN</v></c></row>",
                "<row r=\"one\"/>",
                "<row><c t=\"s\"><v>7</v></c></row>",
                "<row><c><v>1</c></row>",
                "<row><c t=\"inlineStr\"><is><t>&quot",
                "<row><c t=\"inlineStr\"><is><t>&unknown;</t></is></c></row>"
            })
    void refusesASheetThatCannotBeRead(String cells) {
        refused(book(cells, Map.of()), ErrorCode.INVALID_INPUT);
    }

    /// Neither a file of the machine nor a text that grows without end.
    @Test
    void resolvesNoEntities() {
        // Given
        var sheet =
                "<!DOCTYPE worksheet [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                        + SHEET.formatted("<row><c t=\"inlineStr\"><is><t>&e;</t></is></c></row>");
        // Then
        refused(book("", Map.of("xl/worksheets/sheet1.xml", sheet)), ErrorCode.INVALID_INPUT);
    }

    @Test
    void refusesArchivesThatAreNoSpreadsheets() {
        refused(zip(Map.of("word/document.xml", "<w/>")), ErrorCode.INVALID_INPUT);
        refused(new byte[] {'P', 'K', 3, 4, 9, 9}, ErrorCode.INVALID_INPUT);
        var cut = book("<row/>", Map.of());
        refused(Arrays.copyOf(cut, cut.length / 3), ErrorCode.INVALID_INPUT);
    }

    @Test
    void knowsASpreadsheetByItsBytes() {
        assertThat(XlsxSheet.begins(book("", Map.of()))).isTrue();
        assertThat(XlsxSheet.begins("name,phone\n".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(XlsxSheet.begins(new byte[0])).isFalse();
    }

    private static void refused(byte[] file, ErrorCode code) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> rows(file))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static List<XlsxSheet.Row> rows(byte[] file) {
        var rows = new ArrayList<XlsxSheet.Row>();
        XlsxSheet.of(file).await().indefinitely().forEachRemaining(rows::add);
        return rows;
    }

    /// A book whose first sheet is of macros.
    private static byte[] book(String cells, Map<String, String> others) {
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><sheets><sheet name=\"M\" r:id=\"m\"/><sheet name=\"A\""
                        + " r:id=\"a\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<R><Relationship Id=\"m\" Type=\"x/xlMacrosheet\" Target=\"macrosheets/m.xml\"/>"
                        + "<Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        + (others.containsKey(TEXTS) ? RELATED_TEXTS : "")
                        + "</R>");
        parts.put("xl/worksheets/sheet1.xml", SHEET.formatted(cells));
        parts.putAll(others);
        return zip(parts);
    }

    private static byte[] zip(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
