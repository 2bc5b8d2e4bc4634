package vn.giamsat.system;

import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.stream.Collectors;

/// What the service answered for one row.
///
/// @param whole status, names of headers and body
record MatrixAnswer(Verdict verdict, String whole) {
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /// @param text of the body; of a spreadsheet its cells
    static MatrixAnswer of(Verdict verdict, Response answer, String text) {
        var headers =
                answer.headers().asList().stream()
                        .map(Header::getName)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return new MatrixAnswer(verdict, answer.statusLine() + "\n" + headers + "\n" + text);
    }

    /// The same for every row, when it tells nothing of the row.
    String without(MatrixTarget target) {
        return whole.replaceAll(ID, "ID").replace(target.unit(), "UNIT");
    }
}
