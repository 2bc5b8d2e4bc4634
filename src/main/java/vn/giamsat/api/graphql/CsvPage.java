package vn.giamsat.api.graphql;

import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import vn.giamsat.registry.CsvPart;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.PageRequest;

/// A piece of a CSV file and where the next one begins.
public record CsvPage(
        @Description("Lines of the file; the first page begins with byte order mark and header")
                String csv,
        PageInfo pageInfo) {
    /// @param place where an item stands in the file
    static <T> CsvPage of(CsvPart<T> part, PageRequest asked, Function<T, Cursor> place) {
        return new CsvPage(part.text(), Pages.info(part.page(), asked, place));
    }
}
