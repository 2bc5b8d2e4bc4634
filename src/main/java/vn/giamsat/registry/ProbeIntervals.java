package vn.giamsat.registry;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// How often a camera is looked at. What is null goes by the facility, and there by what is
/// configured (`giamsat.schedule.interval`, `.picture-interval`).
///
/// @param descriptionSeconds from one probe to the next, 10–3,600
/// @param pictureSeconds from one picture to the next, 60–86,400
public record ProbeIntervals(
        @Nullable @Min(10) @Max(3_600) Integer descriptionSeconds,
        @Nullable @Min(60) @Max(86_400) Integer pictureSeconds) {
    public static final ProbeIntervals INHERITED = new ProbeIntervals(null, null);

    /// Neither is said. Asked with each probe, for which a record's own `equals`, which a native
    /// image interprets, is too slow.
    public boolean areInherited() {
        return descriptionSeconds == null && pictureSeconds == null;
    }

    static ProbeIntervals of(Row row) {
        return new ProbeIntervals(
                row.getInteger("description_interval_seconds"),
                row.getInteger("picture_interval_seconds"));
    }
}
