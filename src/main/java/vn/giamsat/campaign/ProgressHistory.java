package vn.giamsat.campaign;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// How orders came along day by day, from what [ProgressKeeping] wrote down. One statement. Event
/// loop.
@ApplicationScoped
public class ProgressHistory {
    /// A row without a province where nothing is kept: the order is there all the same.
    static final String DAYS =
            """
            select k.province, k.day, sum(k.planned)::int planned, sum(k.surveyed)::int surveyed, sum(k.agreed)::int agreed,
                   sum(k.connected)::int connected, sum(k.cannot_connect)::int cannot_connect, sum(k.exempt)::int exempt,
                   sum(k.overdue)::int overdue, sum(k.first_connected)::int first_connected
              from campaign c
              left join province_progress k on k.campaign_id = c.id and k.day between $2 and $3
                   and ($4::text is null or k.province in (select units_within($4)))
             where c.id = $1
             group by k.province, k.day
             order by k.province, k.day\
            """;

    private final ScopedTransaction transactions;
    private final Clock clock;

    ProgressHistory(ScopedTransaction transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Which days of an order; null leaves it open.
    ///
    /// @param from first day, in Vietnam; `to` is the last; both within 92 days, by default the 14
    ///     that end with yesterday
    /// @param province key; a unit includes those that went into it; null for all
    public record Wanted(
            UUID campaignId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String province) {}

    /// @throws Problem INVALID_INPUT for a period that is none, or too long; fails with NOT_FOUND
    public Uni<CampaignHistory> history(Wanted wanted, Viewer viewer) {
        var yesterday = LocalDate.ofInstant(clock.instant(), Deadlines.VIETNAM).minusDays(1);
        var period = HistoryPeriod.of(wanted.from(), wanted.to(), yesterday);
        var values = Tuple.of(wanted.campaignId(), period.from(), period.to(), wanted.province());
        return transactions
                .rows(viewer, DAYS, values, Kept::of)
                .map(kept -> history(wanted.campaignId(), period, kept));
    }

    private static CampaignHistory history(UUID campaign, HistoryPeriod period, List<Kept> kept) {
        if (kept.isEmpty()) {
            throw new Problem(ErrorCode.NOT_FOUND);
        }
        var byProvince =
                kept.stream()
                        .filter(it -> it.province() != null)
                        .collect(
                                groupingBy(
                                        Kept::province,
                                        TreeMap::new,
                                        mapping(Kept::progress, toList())));
        var provinces =
                byProvince.entrySet().stream()
                        .map(it -> new ProvinceHistory(it.getKey(), it.getValue()))
                        .toList();
        return new CampaignHistory(campaign, period.from(), period.to(), provinces);
    }

    /// A day of a province; null for both where nothing is kept.
    private record Kept(@Nullable String province, @Nullable ProgressDay progress) {
        static Kept of(Row row) {
            var province = row.getString("province");
            return new Kept(province, province == null ? null : day(row));
        }

        private static ProgressDay day(Row row) {
            return new ProgressDay(
                    row.getLocalDate("day"),
                    row.getInteger("planned"),
                    row.getInteger("surveyed"),
                    row.getInteger("agreed"),
                    row.getInteger("connected"),
                    row.getInteger("cannot_connect"),
                    row.getInteger("exempt"),
                    row.getInteger("overdue"),
                    row.getInteger("first_connected"));
        }
    }
}
