package vn.giamsat.system;

import java.util.Locale;

/// A word of `access-matrix.md`, which says what each means.
enum Verdict {
    YES,
    HIDDEN,
    STALE,
    REFUSED,
    NOT_FOUND,
    FORBIDDEN,
    LOGIN;

    static Verdict showing(String answer, String what) {
        return answer.contains(what) ? YES : HIDDEN;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
