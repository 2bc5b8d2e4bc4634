package vn.giamsat.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

class CsvTableTest {
    private static final Set<String> COLUMNS = Set.of("id", "name", "capacity", "kind");

    @Test
    void numbersLinesAsAnEditorDoes() {
        var lines = lines("name,capacity\r\nTrường A,10\r\n\r\n\"Trường, B\",20\r\n");

        assertThat(lines).extracting(ImportedLine::number).containsExactly(2, 4);
        assertThat(lines)
                .extracting(line -> line.cells().text("name"))
                .containsExactly("Trường A", "Trường, B");
    }

    @Test
    void passesOverTheByteOrderMarkThatSpreadsheetsWrite() {
        assertThat(lines("\uFEFFname\nA\n"))
                .extracting(line -> line.cells().text("name"))
                .containsExactly("A");
    }

    @Test
    void readsEmptyCellsAsAbsent() {
        var cells = lines("name,capacity,kind\nA,,\n").getFirst().cells();

        assertThat(cells.integer("capacity")).isNull();
        assertThat(cells.constant("kind", FacilityKind.class)).isNull();
        assertThat(cells.violations()).isEmpty();
    }

    @Test
    void namesTheColumnOfACellThatCannotBeRead() {
        var cells = lines("capacity,kind,id\nmany,CASTLE,7\n").getFirst().cells();
        cells.integer("capacity");
        cells.constant("kind", FacilityKind.class);
        cells.id("id");

        assertThat(cells.violations())
                .extracting(violation -> violation.field())
                .containsExactly("capacity", "kind", "id");
        assertThat(cells.violations().get(1).details().get("values")).contains("MILITARY", "HOTEL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nam\nA\n", "name,name\nA,B\n", "name,\"A\n"})
    void refusesATextWithoutAUsableHeader(String text) {
        refused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name\n\"A\nB", "name\nA,B\n"})
    void refusesARowThatIsNoRow(String text) {
        refused(text);
    }

    private static void refused(String text) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> lines(text))
                .returns(ErrorCode.INVALID_INPUT, Problem::code);
    }

    private static List<ImportedLine> lines(String text) {
        var lines = new ArrayList<ImportedLine>();
        CsvTable.of(text, COLUMNS).forEachRemaining(lines::add);
        return lines;
    }
}
