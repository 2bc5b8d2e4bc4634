package vn.giamsat.api.graphql;

import java.util.List;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// Pages as Relay clients know them.
final class Pages {
    private Pages() {}

    static PageInfo info(Page<?> page, PageRequest asked, List<String> cursors) {
        return new PageInfo(
                page.next().isPresent(),
                asked.after() != null,
                cursors.isEmpty() ? null : cursors.getFirst(),
                cursors.isEmpty() ? null : cursors.getLast());
    }
}
