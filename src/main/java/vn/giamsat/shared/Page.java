package vn.giamsat.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One page of a list, and where the next one begins.
public record Page<T>(List<T> items, Optional<Cursor> next) {
    public Page {
        items = List.copyOf(items);
    }

    /// A page from one row more than was asked for: the extra row only tells that there is a next
    /// page.
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> place) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        var items = rows.subList(0, limit);
        return new Page<>(items, Optional.of(place.apply(items.getLast())));
    }
}
