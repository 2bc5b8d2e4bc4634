package vn.giamsat.report;

import org.jspecify.annotations.Nullable;

/// A line of a report on paper or in a table.
///
/// @param group that it belongs to, in the reader's language; likewise the item
/// @param before the same on the day before, where that is told
record ReportLine(
        String group,
        String item,
        @Nullable Number value,
        @Nullable Number before,
        @Nullable Number difference,
        @Nullable String note) {
    static ReportLine of(String group, String item, Number value) {
        return new ReportLine(group, item, value, null, null, null);
    }

    static ReportLine told(String group, String item, @Nullable String note) {
        return new ReportLine(group, item, null, null, null, note);
    }
}
