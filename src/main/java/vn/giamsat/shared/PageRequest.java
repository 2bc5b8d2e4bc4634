package vn.giamsat.shared;

import org.jspecify.annotations.Nullable;

/// Which page of a list is asked for.
///
/// @param limit rows, 1–200
/// @param after the place behind which the page begins; null for the first page
public record PageRequest(int limit, @Nullable Cursor after) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /// @throws Problem INVALID_INPUT for a limit out of range, INVALID_CURSOR
    public static PageRequest of(@Nullable Integer limit, @Nullable String after) {
        var rows = limit == null ? DEFAULT_LIMIT : limit;
        if (rows < 1 || rows > MAX_LIMIT) {
            throw Problem.invalid(Violation.between("limit", 1, MAX_LIMIT));
        }
        return new PageRequest(rows, Cursor.parse(after));
    }
}
