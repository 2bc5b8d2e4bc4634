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

/// Counts facilities and cameras per province in one statement: of most facilities the cameras are
/// counted already ([Tallies]). Event loop.
@ApplicationScoped
public class Overviews {
    private static final int WORST_REASONS = 5;
    static final String TALLIES =
            """
            with marked as materialized (select distinct facility_id from facility_tally_mark),
                 kept as materialized (select province, reasons, count(*) alike, sum(up) up, sum(degraded) degraded,
                                              sum(down) down, sum(unknown) unknown
                                         from facility_tally t
                                        where not exists (select from marked m where m.facility_id = t.facility_id)
                                        group by province, reasons)
            select province, 'FACILITIES' state, null reason, count(*)::int amount
              from facility where state <> 'CLOSED' group by province
            union all
            select province, counted.state, null, counted.amount::int
              from (select province, sum(up) up, sum(degraded) degraded, sum(down) down, sum(unknown) unknown
                      from kept group by province) sums cross join lateral
                   (values ('UP', up), ('DEGRADED', degraded), ('DOWN', down), ('UNKNOWN', unknown)) counted (state, amount)
            union all
            select province, 'REASON', reason, sum(alike)::int
              from kept cross join lateral unnest(reasons) reason where reasons <> '{}' group by 1, 3
            union all
            select c.province, coalesce(h.state, 'UNKNOWN'),
                   case when h.state in ('DOWN', 'DEGRADED') then h.reason end, count(*)::int
              from marked m
              join camera c on c.facility_id = m.facility_id and c.state = 'IN_SERVICE'
              left join camera_health h on h.camera_id = c.id
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

    /// @param state of the cameras; FACILITIES where facilities are counted, REASON where those of
    ///     a reason are that are counted by their state as well
    private record Tally(String province, String state, @Nullable String reason, int amount) {}
}
