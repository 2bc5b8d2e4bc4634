package vn.giamsat.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is written to a file: the report of a province, or the roll-up of the nation.
///
/// @param province its name; null for the roll-up
/// @param parts one; or the lines of each province behind those of all together
/// @param total the figures of all parts together
/// @param remarks of the DIC; empty for the roll-up
record ReportContent(
        ReportWords words,
        LocalDate day,
        Instant cutOff,
        @Nullable String province,
        List<Part> parts,
        Figures total,
        String remarks) {
    ReportContent {
        parts = List.copyOf(parts);
    }

    /// @param key of the province; empty for all together
    /// @param name likewise
    /// @param state what became of the report, in the reader's language
    record Part(String key, String name, String state, List<ReportLine> lines) {
        Part {
            lines = List.copyOf(lines);
        }
    }
}
