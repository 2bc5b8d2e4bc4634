package vn.giamsat.api.graphql;

import org.eclipse.microprofile.graphql.Description;
import vn.giamsat.registry.Cameras;
import vn.giamsat.registry.CsvPart;
import vn.giamsat.shared.PageRequest;

/// A piece of a CSV file and where the next one begins.
public record CsvPage(
        @Description("Lines of the file; the first page begins with byte order mark and header")
                String csv,
        PageInfo pageInfo) {
    static CsvPage of(CsvPart part, PageRequest asked) {
        return new CsvPage(part.text(), Pages.info(part.cameras(), asked, Cameras::place));
    }
}
