package vn.giamsat.digest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Moment;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.campaign.StepName;
import vn.giamsat.digest.DigestNews.Behind;
import vn.giamsat.digest.DigestNews.Changes;
import vn.giamsat.digest.DigestNews.Lateness;
import vn.giamsat.digest.DigestNews.OpenIncident;
import vn.giamsat.digest.DigestNews.Some;
import vn.giamsat.digest.DigestNews.StepTaken;
import vn.giamsat.digest.DigestNews.Where;
import vn.giamsat.field.Tasks;
import vn.giamsat.health.IncidentKind;
import vn.giamsat.health.IncidentLevel;
import vn.giamsat.health.Incidents;

/// Reads what is new as the person may see it, in one transaction of the person's own scope that
/// sees one moment. Event loop.
@ApplicationScoped
class DigestReader {
    /// No transaction that writes is open for longer.
    static final Duration SETTLED = Duration.ofMinutes(1);

    private static final int SHOWN = 20;
    private static final String OPEN =
            """
            select count(*) over ()::int total, i.level, coalesce(f.name, p.name_vi) place, nullif(i.enterprise, 'NONE') enterprise,
                   c.name camera, case when i.level <> 'CAMERA' then cameras_down_in(i.id, null) else 1 end::int cameras,
                   i.kind, i.opened_at
              from incident i
              join province p on p.key = i.province
              left join facility f on f.id = i.facility_id
              left join camera c on c.id = i.camera_id
             where i.closed_at is null and %s
             order by i.opened_at, i.id limit %d\
            """
                    .formatted(Incidents.STANDS, SHOWN);
    private static final String COUNTS =
            """
            select (select count(*) from incident i where opened_at > $1 and opened_at <= $2 and %1$s)::int opened,
                   (select count(*) from incident i where closed_at > $1 and closed_at <= $2 and %1$s)::int closed,
                   (select count(*) from status_report where received_at > $1 and received_at <= $2)::int reported\
            """
                    .formatted(Incidents.STANDS);
    private static final String STEPS =
            """
            select count(*) over ()::int total, f.name facility, c.number, s.step, s.at
              from campaign_step s
              join campaign c on c.id = s.campaign_id
              join facility f on f.id = s.facility_id
             where s.at > $1 and s.at <= $2
             order by s.at desc, f.name limit %d\
            """
                    .formatted(SHOWN);
    private static final String BEHIND =
            """
            with late as (
                select c.id campaign_id, c.number, c.due_on, f.id, f.name
                  from campaign_facility m
                  join campaign c on c.id = m.campaign_id
                  join facility f on f.id = m.facility_id
                 where m.left_at is null and c.due_on < $1 and coalesce(c.ends_on >= $1, true)
                   and m.step not in ('CONNECTED', 'CANNOT_CONNECT', 'EXEMPT'))
            select number, due_on, count(*)::int total, (array_agg(name order by name, id))[1:%d] facilities,
                   (select count(distinct id) from late)::int each_once
              from late
             group by campaign_id, number, due_on
             order by due_on, number\
            """
                    .formatted(SHOWN);

    private final ScopedTransaction transactions;
    private final Tasks tasks;

    DigestReader(ScopedTransaction transactions, Tasks tasks) {
        this.transactions = transactions;
        this.tasks = tasks;
    }

    /// What there is to tell, now, to somebody who was told what happened until then.
    ///
    /// @param since null when nothing was told before
    Uni<DigestNews> read(Viewer.Person person, @Nullable Instant since, Instant now) {
        var until = now.minus(SETTLED);
        return transactions.moment(
                person,
                moment ->
                        Uni.combine()
                                .all()
                                .unis(
                                        open(moment),
                                        changes(moment, since, until),
                                        tasks.sums(person, moment),
                                        behind(moment, now))
                                .usingConcurrencyOf(1)
                                .with(
                                        (open, changes, waiting, behind) ->
                                                new DigestNews(
                                                        since, until, open, changes, waiting,
                                                        behind)));
    }

    private static Uni<Some<OpenIncident>> open(Moment moment) {
        return some(moment, OPEN, Tuple.tuple(), DigestReader::incident);
    }

    private static OpenIncident incident(Row row) {
        return new OpenIncident(
                new Where(
                        IncidentLevel.valueOf(row.getString("level")),
                        row.getString("place"),
                        row.getString("enterprise"),
                        row.getString("camera"),
                        row.getInteger("cameras")),
                IncidentKind.valueOf(row.getString("kind")),
                row.getOffsetDateTime("opened_at").toInstant());
    }

    private static Uni<Changes> changes(Moment moment, @Nullable Instant since, Instant until) {
        if (since == null) {
            return Uni.createFrom().item(Changes.NONE);
        }
        var times = Tuple.of(since.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC));
        return some(moment, STEPS, times, DigestReader::step)
                .chain(
                        steps ->
                                moment.rows(
                                                COUNTS,
                                                times,
                                                row ->
                                                        new Changes(
                                                                row.getInteger("opened"),
                                                                row.getInteger("closed"),
                                                                row.getInteger("reported"),
                                                                steps))
                                        .map(List::getFirst));
    }

    private static StepTaken step(Row row) {
        return new StepTaken(
                row.getString("facility"),
                row.getString("number"),
                StepName.valueOf(row.getString("step")),
                row.getOffsetDateTime("at").toInstant());
    }

    private static Uni<Lateness> behind(Moment moment, Instant now) {
        var today = LocalDate.ofInstant(now, DigestHour.VIETNAM);
        return moment.rows(BEHIND, Tuple.of(today), row -> row).map(DigestReader::lateness);
    }

    private static Lateness lateness(List<Row> rows) {
        return rows.isEmpty()
                ? Lateness.NONE
                : new Lateness(
                        rows.getFirst().getInteger("each_once"),
                        rows.stream().map(DigestReader::order).toList());
    }

    private static Behind order(Row row) {
        return new Behind(
                row.getString("number"),
                row.getLocalDate("due_on"),
                new Some<>(row.getInteger("total"), List.of(row.getArrayOfStrings("facilities"))));
    }

    private static <T> Uni<Some<T>> some(
            Moment moment, String sql, Tuple values, Function<Row, T> reader) {
        record Counted<T>(int total, T row) {}
        return moment.rows(
                        sql,
                        values,
                        row -> new Counted<>(row.getInteger("total"), reader.apply(row)))
                .map(
                        found ->
                                found.isEmpty()
                                        ? Some.none()
                                        : new Some<>(
                                                found.getFirst().total(),
                                                found.stream().map(Counted::row).toList()));
    }
}
