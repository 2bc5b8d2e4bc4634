package vn.giamsat.api.graphql;

import java.util.function.Function;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// Pages as Relay clients know them.
final class Pages {
    private Pages() {}

    /// @param place where an item stands in the list
    static <T> PageInfo info(Page<T> page, PageRequest asked, Function<T, Cursor> place) {
        var items = page.items();
        return new PageInfo(
                page.next().isPresent(),
                asked.after() != null,
                items.isEmpty() ? null : place.apply(items.getFirst()).text(),
                items.isEmpty() ? null : place.apply(items.getLast()).text());
    }
}
