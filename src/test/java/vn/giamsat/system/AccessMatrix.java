package vn.giamsat.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The readable table of who may do what, `access-matrix.md`.
///
/// @param people whose columns they are
/// @param rows as they are written
/// @param elsewhere by the name of a row that is not written out, whose words hold for it
record AccessMatrix(List<String> people, List<Row> rows, Map<String, List<String>> elsewhere) {
    /// Those who would be let in, were the row theirs; the first of them that the role lets in at
    /// all tells how the operation answers for a row out of scope.
    private static final List<String> STRANGERS = List.of("operator-B", "engineer-2");

    private static final Set<String> BY_ROLE = Set.of("login", "forbidden");

    /// Sums over all rows of a province that the viewer may see: one row does not show in them.
    /// `CountsByLevelIT` counts them.
    private static final Set<String> SUMS =
            Set.of("GET /api/v1/overview", "query overview", "edge Overview.provinces");

    /// Lists of an order that everybody may read: where it has nothing in scope they are empty.
    private static final Set<String> LISTS_OF_ORDERS =
            Set.of(
                    "GET /api/v1/campaigns/{id}/facilities",
                    "GET /api/v1/campaigns/{id}/surveys",
                    "GET /api/v1/campaigns/{id}/progress",
                    "GET /api/v1/campaigns/{id}/shortfalls",
                    "GET /api/v1/campaigns/{id}/history",
                    "GET /api/v1/campaigns/{id}/overdue",
                    "GET /api/v1/exports/overdue-facilities.csv",
                    "query exportOverdueFacilities",
                    "edge CampaignView.facilities",
                    "edge CampaignView.surveys",
                    "edge CampaignView.progress",
                    "edge CampaignView.shortfalls",
                    "edge CampaignView.history",
                    "edge CampaignView.overdue",
                    "edge CampaignFacilityConnection.totalCount",
                    "edge SurveyConnection.totalCount");

    /// What the people of the columns may do with one operation on one row.
    ///
    /// @param target `own`, `neighbour`, `foreign`, `missing`, `-`, or a role that is given, or a
    ///     kind that is reported
    record Row(String operation, String target, List<String> verdicts) {
        @Override
        public String toString() {
            return operation + " on " + target;
        }

        /// Whether it changes nothing.
        boolean isQuestion() {
            return operation.matches("(GET|query|edge) .*");
        }

        boolean isOfAnOrder() {
            return LISTS_OF_ORDERS.contains(operation);
        }

        boolean isSum() {
            return SUMS.contains(operation);
        }
    }

    static AccessMatrix read() {
        var lines = table("| operation");
        var people = lines.getFirst().subList(2, lines.getFirst().size());
        var rows =
                lines.stream()
                        .skip(2) // the header and its rule
                        .map(cells -> new Row(cells.get(0), cells.get(1), rest(cells, 2)))
                        .toList();
        var elsewhere =
                table("| row elsewhere").stream()
                        .skip(2)
                        .collect(Collectors.toMap(List::getFirst, cells -> rest(cells, 1)));
        return new AccessMatrix(people, rows, elsewhere);
    }

    Set<String> operations() {
        return rows.stream().map(Row::operation).collect(Collectors.toSet());
    }

    /// Those that are written, and behind each that is tried on an own row the same on rows
    /// elsewhere.
    List<Row> tried() {
        return rows.stream().flatMap(row -> Stream.concat(Stream.of(row), elsewhere(row))).toList();
    }

    private Stream<Row> elsewhere(Row row) {
        if (!row.target().equals("own") || !dependsOnTheRow(row)) {
            return Stream.empty();
        }
        return Stream.of("neighbour", "foreign")
                .filter(target -> !(row.isSum() && target.equals("neighbour")))
                .map(target -> new Row(row.operation(), target, verdicts(row, target)));
    }

    /// Whether people of the same role get different answers.
    private boolean dependsOnTheRow(Row row) {
        return !word(row, "operator-A").equals(word(row, "operator-B"))
                || !word(row, "engineer-1").equals(word(row, "engineer-2"));
    }

    private List<String> verdicts(Row own, String target) {
        var words = elsewhere.get(target);
        return IntStream.range(0, people.size())
                .mapToObj(column -> verdict(own, people.get(column), words.get(column)))
                .toList();
    }

    private String verdict(Row own, String person, String word) {
        return switch (word) {
            case "own" -> word(own, person);
            case "missing" -> outOfScope(own, person);
            default -> word(own, word);
        };
    }

    private String outOfScope(Row own, String person) {
        var written =
                rows.stream()
                        .filter(row -> row.operation().equals(own.operation()))
                        .filter(row -> row.target().equals("missing") && !row.isOfAnOrder())
                        .findFirst();
        if (written.isPresent()) {
            return word(written.get(), person);
        }
        var word = word(own, person);
        return BY_ROLE.contains(word)
                ? word
                : STRANGERS.stream()
                        .map(stranger -> word(own, stranger))
                        .filter(answer -> !BY_ROLE.contains(answer))
                        .findFirst()
                        .orElse(word);
    }

    private String word(Row row, String person) {
        return row.verdicts().get(people.indexOf(person));
    }

    private static List<String> rest(List<String> cells, int begin) {
        return cells.subList(begin, cells.size());
    }

    private static List<List<String>> table(String beginning) {
        return text().lines()
                .dropWhile(line -> !line.startsWith(beginning))
                .takeWhile(line -> line.startsWith("|"))
                .map(AccessMatrix::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
    }

    private static String text() {
        try (var stream =
                Objects.requireNonNull(
                        AccessMatrix.class.getResourceAsStream("/access-matrix.md"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
