package vn.giamsat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giamsat.campaign.StepName;
import vn.giamsat.registry.FacilityKind;
import vn.giamsat.shared.PdfWriter.Style;

/// Files of reports, opened by programs that are not ours: Poppler and LibreOffice. CI installs
/// them (`.ci/run` names the Debian packages).
class ReportFileTest {
    private static final Instant CUT_OFF = Instant.parse("2021-05-10T10:00:00Z");
    private static final List<UptimeHour> HOURS =
            IntStream.range(0, 24)
                    .mapToObj(
                            at ->
                                    new UptimeHour(
                                            CUT_OFF.minusSeconds(3600L * (24 - at)),
                                            3000,
                                            500,
                                            100))
                    .toList();
    private static final Figures FIGURES =
            new Figures(
                    3,
                    List.of(new StepCount(StepName.CONNECTED, FacilityKind.SCHOOL, 2)),
                    1,
                    2,
                    1,
                    1,
                    1,
                    5,
                    4,
                    4,
                    3,
                    Figures.uptime(HOURS),
                    HOURS,
                    2,
                    5400,
                    1,
                    List.of(new StatusCount("POWER_CUT", 2)),
                    List.of(
                            new Unconnectable(
                                    UUID.randomUUID(),
                                    "Trường Quân sự",
                                    "chưa có đường truyền",
                                    CUT_OFF)));

    @TempDir Path folder;

    private static ReportContent content(String remarks) {
        var words = new ReportWords(true);
        var lines = new ReportLines(words).of(FIGURES, FigureChange.between(FIGURES, FIGURES));
        var part = new ReportContent.Part("2021-24", "Tỉnh Bắc Giang", "đã gửi", lines);
        return new ReportContent(
                words,
                LocalDate.of(2021, 5, 10),
                CUT_OFF,
                "Tỉnh Bắc Giang",
                List.of(part),
                FIGURES,
                remarks);
    }

    /// What a program tells of a file.
    private String told(String... command) throws IOException {
        try {
            var process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notInstalled) {
            assumeTrue(
                    System.getenv("CI") != null,
                    command[0] + " is not installed; .ci/run names its Debian package");
            throw notInstalled;
        }
    }

    @Test
    void popplerReadsTheDocumentThatAnOfficialSigns() throws IOException {
        // Given
        var remarks = "Đề nghị Bộ hỗ trợ. Ằ ẳ ỡ ữ ỵ Ệ Ộ";
        Files.write(folder.resolve("report.pdf"), new ReportPaper(content(remarks)).pdf());
        // When
        var text = told("pdftotext", "-layout", "report.pdf", "-");
        // Then
        assertThat(text)
                .contains(
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                        "Độc lập - Tự do - Hạnh phúc",
                        "UBND TỈNH BẮC GIANG",
                        "Bắc Giang, ngày 10 tháng 5 năm 2021",
                        "Số liệu tính đến 17:00 10/05/2021.",
                        "Trường Quân sự",
                        "chưa có đường truyền",
                        "85,71",
                        remarks,
                        "GIÁM ĐỐC");
        assertThat(told("pdfinfo", "report.pdf"))
                .contains("(A4)", "Báo cáo ngày 10/5/2021")
                .doesNotContain("Error", "Warning");
    }

    @Test
    void popplerFindsAllFontsEmbeddedAndSearchable() throws IOException {
        // Given
        Files.write(folder.resolve("report.pdf"), new ReportPaper(content("")).pdf());
        // When
        var fonts = told("pdffonts", "report.pdf").lines().skip(2).toList();
        // Then
        assertThat(fonts)
                .hasSize(3)
                .allSatisfy(
                        font ->
                                assertThat(font)
                                        .containsPattern(
                                                "LiberationSerif.* CID TrueType +Identity-H +yes yes yes"));
    }

    /// Poppler complains of what it cannot draw, such as a broken glyph.
    @Test
    void popplerDrawsEachPageWithoutComplaint() throws IOException {
        // Given
        var longRemarks = "Đề nghị hỗ trợ đường truyền. ".repeat(200);
        Files.write(folder.resolve("report.pdf"), new ReportPaper(content(longRemarks)).pdf());
        // When
        var complaints = told("pdftoppm", "-r", "40", "-png", "report.pdf", "page");
        // Then
        assertThat(complaints).isEmpty();
        try (var pages = Files.list(folder)) {
            assertThat(pages.filter(file -> file.toString().endsWith(".png")))
                    .hasSizeGreaterThan(2)
                    .allSatisfy(page -> assertThat(Files.size(page)).isGreaterThan(1000));
        }
    }

    @Test
    void leavesNothingOutHoweverLongAWordOrAReasonIs() throws IOException {
        // Given
        var word = "đường".repeat(2_000);
        var reason = IntStream.range(0, 150).mapToObj(at -> "lý do " + at).toList();
        var paper = new PaperFlow();
        // When
        paper.paragraph(Style.REGULAR, 13, word);
        paper.row(
                Style.REGULAR,
                11,
                List.of(237.0, 230.0),
                List.of("Cơ sở", String.join("\n", reason)));
        Files.write(folder.resolve("report.pdf"), paper.pdf().end("Dài"));
        // Then
        var text = told("pdftotext", "-layout", "report.pdf", "-");
        assertThat(text.replaceAll("\\s+", "")).contains(word);
        assertThat(text.lines().map(String::strip)).contains("lý do 149");
        assertThat(
                        told(
                                "pdftotext",
                                "-y",
                                "780",
                                "-H",
                                "62",
                                "-x",
                                "0",
                                "-W",
                                "600",
                                "report.pdf",
                                "-"))
                .isBlank();
    }

    /// Numbers come back as numbers: a text would stand in quotation marks.
    @Test
    void libreOfficeReadsTheSpreadsheetWithRealTypes() throws IOException {
        // Given
        Files.write(folder.resolve("report.xlsx"), new ReportSheet(content("=1+1")).xlsx());
        // When
        told(
                "soffice",
                "--headless",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true",
                "report.xlsx");
        // Then
        assertThat(Files.readAllLines(folder.resolve("report.csv")))
                .contains(
                        "\"2021-24\",\"Tỉnh Bắc Giang\",10/05/2021,\"đã gửi\",\"Số liệu chung\",\"Cơ sở cách ly\",3,3,0,")
                .anyMatch(line -> line.contains("\"Tỷ lệ thời gian có hình (%)\",85.71"))
                .anyMatch(line -> line.endsWith("\"=1+1\""));
    }

    @Test
    void csvKeepsSpreadsheetsFromRunningWhatPeopleWrite() {
        assertThat(new ReportSheet(content("=HYPERLINK(\"x\")")).csv())
                .startsWith("\uFEFFMã tỉnh,\"Tỉnh, thành phố\",Ngày")
                .contains("\"'=HYPERLINK(\"\"x\"\")\"");
    }
}
