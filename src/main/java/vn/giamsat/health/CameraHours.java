package vn.giamsat.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.probe.Rung;

/// What the probes of a camera found, hour by hour, oldest first. An hour is there some minutes
/// after its end, if any probe began in it. Event loop.
@ApplicationScoped
public class CameraHours {
    private static final String OF_CAMERA =
            """
            select h.* from camera_number n join camera_hour h on h.number = n.number
             where n.camera_id = $1 and h.hour >= $2 and h.hour < $3 order by h.hour\
            """;
    private static final int FIGURES = 3;

    private final ScopedTransaction transactions;

    CameraHours(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// The hours that begin in the period, at most 744; empty for a camera outside the viewer's
    /// scope, whose existence the caller checks.
    public Uni<List<CameraHour>> ofCamera(UUID id, UptimePeriod period, Viewer viewer) {
        var values =
                Tuple.of(
                        id,
                        period.from().atOffset(ZoneOffset.UTC),
                        period.to().atOffset(ZoneOffset.UTC));
        return transactions.rows(viewer, OF_CAMERA, values, CameraHours::hour);
    }

    private static CameraHour hour(Row row) {
        return new CameraHour(
                row.getOffsetDateTime("hour").toInstant(),
                row.getShort("unknown"),
                row.getShort("up"),
                row.getShort("degraded"),
                row.getShort("down"),
                row.getShort("unjudged"),
                rungs((Short[]) row.getValue("rungs")),
                timings((Short[]) row.getValue("timings")),
                spread(row, "bits"),
                spread(row, "frames"));
    }

    private static List<RungCount> rungs(Short[] counts) {
        return IntStream.range(0, counts.length)
                .filter(rung -> counts[rung] > 0)
                .mapToObj(rung -> new RungCount(Rung.values()[rung], counts[rung]))
                .toList();
    }

    private static List<TimingSpread> timings(@Nullable Short[] figures) {
        return IntStream.range(0, figures.length / FIGURES)
                .filter(rung -> figures[rung * FIGURES] != null)
                .mapToObj(rung -> timing(rung, figures))
                .toList();
    }

    /// @param place of the rung among those that take time; NONE takes none
    private static TimingSpread timing(int place, Short[] figures) {
        var first = place * FIGURES;
        return new TimingSpread(
                Rung.values()[place + 1], figures[first], figures[first + 1], figures[first + 2]);
    }

    private static @Nullable Spread spread(Row row, String figure) {
        var least = row.getDouble(figure + "_low");
        return least == null
                ? null
                : new Spread(
                        least, row.getDouble(figure + "_median"), row.getDouble(figure + "_high"));
    }
}
