package vn.giamsat.api.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giamsat.health.HealthChange;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.Page;

/// A page of changes.
///
/// @param next cursor of the next page, for `after`; null on the last one
public record HealthChangePage(List<HealthChange> items, @Nullable String next) {
    static HealthChangePage of(Page<HealthChange> page) {
        return new HealthChangePage(page.items(), page.next().map(Cursor::text).orElse(null));
    }
}
