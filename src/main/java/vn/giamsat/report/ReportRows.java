package vn.giamsat.report;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows of reports as views. What is not submitted has the figures of now, which the database
/// computes as of the cut-off.
final class ReportRows {
    /// The columns of a version `r` of the report that is asked for as `asked`. Before the cut-off
    /// the figures are those until now.
    private static final String COLUMNS =
            """
            select r.id, asked.province, coalesce(r.number, 0) number, r.on_time,
                   case when r.id is null then 'COMPUTED' when report_lapsed(r, $7) then 'LAPSED' else r.state end state,
                   r.submitted_at is not null or figures_settled($8) settled,
                   coalesce(r.cut_off, $6) cut_off, coalesce(r.remarks, '') remarks,
                   coalesce(r.figures, daily_figures($1, asked.province, $5, least($6::timestamptz, greatest($5::timestamptz, $7::timestamptz)))) figures,
                   coalesce(r.before, daily_figures($1, asked.province, $4, least($5::timestamptz, greatest($4::timestamptz, $7::timestamptz)))) before,
                   (select f.on_time from daily_report f where f.campaign_id = $1 and f.province = asked.province and f.day = $3
                       and f.submitted_at is not null order by f.number limit 1) first_on_time,
                   r.submitted_at, r.submitted_by_name, r.decided_at, r.decided_by_name, r.reason,
                   (select max(x.until) from lock_exception x where x.campaign_id = $1 and x.province = asked.province
                       and x.day = $3 and x.until > $7) exception_until,
                   (select n.at from daily_report_reminder n where n.campaign_id = $1 and n.province = asked.province
                       and n.day = $3 and n.kind = 'DUE') reminded_at,
                   (select n.at from daily_report_reminder n where n.campaign_id = $1 and n.province = asked.province
                       and n.day = $3 and n.kind = 'LATE') marked_late_at,
                   %s version
              from (select province from reporting_provinces($1, $3, least($6::timestamptz, $7::timestamptz)) p (province)
                     where province = $2) asked
            """;

    /// The latest version that has not lapsed. Its version is that of all together, so that it
    /// never goes back.
    static final String ONE =
            COLUMNS.formatted(
                            """
                            coalesce((select max(v.version) from daily_report v
                                where v.campaign_id = $1 and v.province = asked.province and v.day = $3), 0)\
                            """)
                    + """
                      left join daily_report r on r.campaign_id = $1 and r.province = asked.province and r.day = $3
                       and r.number = (select max(v.number) from daily_report v
                                        where v.campaign_id = $1 and v.province = asked.province and v.day = $3
                                          and not report_lapsed(v, $7))\
                    """;

    /// All versions that somebody has touched, the first one first.
    static final String VERSIONS =
            COLUMNS.formatted("r.version")
                    + """
                      join daily_report r on r.campaign_id = $1 and r.province = asked.province and r.day = $3
                     order by r.number\
                    """;

    /// The lines of a day: of each province the latest version `r`, the latest submitted one `s`.
    static final String DAY =
            """
            select asked.province, coalesce(r.state, 'COMPUTED') state, s.submitted_at,
                   coalesce(case when s.holds then s.figures end,
                       daily_figures($1, asked.province, $3, least($4::timestamptz, greatest($3::timestamptz, $5::timestamptz)))) figures,
                   coalesce(s.holds, false) confirmed,
                   (select f.on_time from daily_report f where f.campaign_id = $1 and f.province = asked.province and f.day = $2
                       and f.submitted_at is not null order by f.number limit 1) on_time
              from reporting_provinces($1, $2, least($4::timestamptz, $5::timestamptz)) asked (province)
              left join lateral (select v.state from daily_report v
                                  where v.campaign_id = $1 and v.province = asked.province and v.day = $2
                                    and not report_lapsed(v, $5)
                                  order by v.number desc limit 1) r on true
              left join lateral (select v.figures, v.submitted_at, v.state <> 'RETURNED' holds from daily_report v
                                  where v.campaign_id = $1 and v.province = asked.province and v.day = $2
                                    and v.submitted_at is not null
                                  order by v.number desc limit 1) s on true
             order by asked.province\
            """;

    private ReportRows() {}

    /// A version, and its row where there is one.
    record Stored(@Nullable UUID id, DailyReportView view) {
        boolean exceptionHolds() {
            return view.exceptionUntil() != null;
        }

        ReportState state() {
            return ReportState.of(view.state());
        }

        int nextVersion() {
            return view.version() + 1;
        }
    }

    static Tuple asked(ReportPlace place, ReportingDay day, Instant now) {
        return Tuple.tuple()
                .addUUID(place.campaignId())
                .addString(place.province())
                .addLocalDate(place.day())
                .addOffsetDateTime(day.before().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(day.from().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(day.cutOff().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(day.settling().atOffset(ZoneOffset.UTC));
    }

    static Stored stored(Row row, ReportPlace place, boolean lateByNow) {
        var state = ReportStateName.valueOf(row.getString("state"));
        var exception = instant(row, "exception_until");
        var submitted = instant(row, "submitted_at");
        var onTime = row.getBoolean(submitted == null ? "first_on_time" : "on_time");
        var figures = figures(row, "figures");
        var view =
                new DailyReportView(
                        place.campaignId(),
                        place.province(),
                        place.day(),
                        row.getInteger("number"),
                        state,
                        submitted != null,
                        row.getBoolean("settled"),
                        late(onTime, lateByNow),
                        Objects.requireNonNull(instant(row, "cut_off")),
                        figures,
                        FigureChange.between(figures(row, "before"), figures),
                        row.getString("remarks"),
                        submitted,
                        row.getString("submitted_by_name"),
                        instant(row, "decided_at"),
                        row.getString("decided_by_name"),
                        row.getString("reason"),
                        exception,
                        instant(row, "reminded_at"),
                        instant(row, "marked_late_at"),
                        ReportMove.legalFrom(ReportState.of(state), exception != null),
                        row.getInteger("version"));
        return new Stored(row.getUUID("id"), view);
    }

    static ProvinceReport line(Row row, boolean lateByNow) {
        var state = ReportStateName.valueOf(row.getString("state"));
        var submitted = instant(row, "submitted_at");
        var onTime = row.getBoolean("on_time");
        return new ProvinceReport(
                row.getString("province"),
                state,
                submitted != null,
                Boolean.TRUE.equals(onTime),
                late(onTime, lateByNow),
                state == ReportStateName.ACCEPTED,
                row.getBoolean("confirmed"),
                submitted,
                figures(row, "figures"));
    }

    /// @param onTime whether the first version was submitted on time; null for none
    private static boolean late(@Nullable Boolean onTime, boolean lateByNow) {
        return onTime == null ? lateByNow : !onTime;
    }

    private static Figures figures(Row row, String column) {
        return FiguresJson.figures(row.get(JsonObject.class, column));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
