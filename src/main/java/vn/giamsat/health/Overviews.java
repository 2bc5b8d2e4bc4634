package vn.giamsat.health;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toList;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.health.Overview.Line;
import vn.giamsat.health.Overview.ReasonCount;

/// Counts facilities and cameras per province in one statement. Event loop.
@ApplicationScoped
public class Overviews {
    private static final int WORST_REASONS = 5;
    private static final String TALLIES =
            """
            select province, 'FACILITIES' state, null reason, count(*)::int amount
              from facility where state <> 'CLOSED' group by province
            union all
            select c.province, coalesce(h.state, 'UNKNOWN'),
                   case when h.state in ('DOWN', 'DEGRADED') then h.reason end, count(*)::int
              from camera c left join camera_health h on h.camera_id = c.id
             where c.state = 'IN_SERVICE'
             group by 1, 2, 3\
            """;

    private final ScopedTransaction transactions;

    Overviews(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    public Uni<Overview> overview(Viewer viewer) {
        return transactions.read(
                viewer, connection -> connection.query(TALLIES).execute().map(Overviews::overview));
    }

    private static Overview overview(RowSet<Row> rows) {
        var all = new ArrayList<Tally>(rows.size());
        rows.forEach(row -> all.add(tally(row)));
        Map<String, List<Tally>> byProvince =
                all.stream().collect(groupingBy(Tally::province, TreeMap::new, toList()));
        var provinces =
                byProvince.entrySet().stream()
                        .map(entry -> line(entry.getKey(), entry.getValue()))
                        .toList();
        return new Overview(line(null, all), provinces);
    }

    private static Tally tally(Row row) {
        return new Tally(
                row.getString("province"),
                row.getString("state"),
                row.getString("reason"),
                row.getInteger("amount"));
    }

    private static Line line(@Nullable String province, List<Tally> tallies) {
        var byState = tallies.stream().collect(groupingBy(Tally::state, summingInt(Tally::amount)));
        var up = byState.getOrDefault("UP", 0);
        var degraded = byState.getOrDefault("DEGRADED", 0);
        var down = byState.getOrDefault("DOWN", 0);
        var unknown = byState.getOrDefault("UNKNOWN", 0);
        return new Line(
                province,
                byState.getOrDefault("FACILITIES", 0),
                up + degraded + down + unknown,
                up,
                degraded,
                down,
                unknown,
                worst(tallies));
    }

    private static List<ReasonCount> worst(List<Tally> tallies) {
        return tallies.stream()
                .filter(tally -> tally.reason() != null)
                .collect(groupingBy(Tally::reason, summingInt(Tally::amount)))
                .entrySet()
                .stream()
                .map(entry -> new ReasonCount(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparingInt(ReasonCount::cameras)
                                .reversed()
                                .thenComparing(ReasonCount::reason))
                .limit(WORST_REASONS)
                .toList();
    }

    private record Tally(String province, String state, @Nullable String reason, int amount) {}
}
