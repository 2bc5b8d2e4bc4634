package vn.giamsat.health;

import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The statement that adds up times, and its row as a view.
final class UptimeRows {
    /// Of a period ($1 to $2) and what a condition on `camera_service s` names ($3). Multiranges
    /// are added (+), cut (*) and taken off (-) as sets of instants. A watch counts for 20 s after
    /// it was last said, so that what has just ended is computed as it will be tomorrow. What is
    /// up is up, excused or not.
    static final String SUMS =
            """
            with watched as (
                select coalesce(range_agg(tstzrange(began_at, last_at + interval '20 seconds')), '{}') as times
                  from watch where last_at > $1::timestamptz - interval '20 seconds' and began_at < $2
            ), served as (
                select s.camera_id, s.facility_id,
                       coalesce(range_agg(part) filter (where s.state = 'IN_SERVICE'), '{}') as serving,
                       coalesce(range_agg(part) filter (where s.state = 'MAINTENANCE'), '{}') as maintained,
                       coalesce(range_agg(part) filter (where s.state = 'UNRECORDED'), '{}') as unrecorded
                  from camera_service s, lateral (select tstzrange(s.began_at, s.ended_at) * tstzrange($1, $2)) cut (part)
                 where %s and s.began_at < $2 and (s.ended_at is null or s.ended_at > $1) and not isempty(part)
                 group by s.camera_id, s.facility_id
            ), excused as (
                select facility_id, excused_time(facility_id, $1, $2) as times
                  from (select distinct facility_id from served) asked
            ), judged as (
                select camera_id, coalesce(range_agg(part) filter (where state = 'UP'), '{}') as up,
                       coalesce(range_agg(part) filter (where state = 'DEGRADED'), '{}') as degraded,
                       coalesce(range_agg(part) filter (where state = 'DOWN'), '{}') as down
                  from (select s.camera_id, h.state,
                               tstzrange(h.at, lead(h.at) over (partition by s.camera_id order by h.at, h.id)) as part
                          from served s
                          join lateral (
                            (select id, at, state from camera_health_change
                              where camera_id = s.camera_id and at <= $1 order by at desc, id desc limit 1)
                            union all
                            select id, at, state from camera_health_change
                             where camera_id = s.camera_id and at > $1 and at < $2) h on true) stated
                 group by camera_id
            ), told as (
                select s.serving, s.maintained, s.unrecorded, w.times as watched, e.times as excused,
                       coalesce(j.up, '{}') as up, coalesce(j.degraded, '{}') as degraded, coalesce(j.down, '{}') as down
                  from served s cross join watched w
                  join excused e on e.facility_id = s.facility_id
                  left join judged j on j.camera_id = s.camera_id
            ), parted as (
                select t.*, serving * watched * up as was_up, (serving * excused) - (serving * watched * up) as reported from told t
            ), timed as (
                select p.*, (serving * watched * degraded) - reported as was_degraded, (serving * watched * down) - reported as was_down
                  from parted p
            )
            select count(*)::int as cameras, coalesce(sum(milliseconds(was_up)), 0)::bigint as up,
                   coalesce(sum(milliseconds(was_degraded)), 0)::bigint as degraded,
                   coalesce(sum(milliseconds(was_down)), 0)::bigint as down,
                   coalesce(sum(milliseconds(maintained + reported)), 0)::bigint as excused,
                   coalesce(sum(milliseconds(serving + unrecorded - was_up - was_degraded - was_down - reported - maintained)), 0)::bigint
                       as unknown,
                   coalesce(bool_or(not isempty((serving * watched) - (up + degraded + down) - reported)), false) as never_probed,
                   coalesce(bool_or(not isempty(serving - watched - reported)), false) as not_watched,
                   coalesce(bool_or(not isempty(unrecorded)), false) as not_recorded
              from timed\
            """;

    private UptimeRows() {}

    static Uptime uptime(Row row, UptimePeriod period) {
        long up = row.getLong("up");
        long degraded = row.getLong("degraded");
        long down = row.getLong("down");
        return new Uptime(
                period.from(),
                period.to(),
                row.getInteger("cameras"),
                up,
                degraded,
                down,
                row.getLong("excused"),
                row.getLong("unknown"),
                share(up, up + degraded + down),
                gaps(row));
    }

    private static @Nullable Double share(long up, long known) {
        return known == 0 ? null : (double) up / known;
    }

    private static List<UptimeGap> gaps(Row row) {
        var gaps = new ArrayList<UptimeGap>();
        if (row.getInteger("cameras") == 0) {
            gaps.add(UptimeGap.NOT_IN_SERVICE);
        }
        if (row.getBoolean("never_probed")) {
            gaps.add(UptimeGap.NEVER_PROBED);
        }
        if (row.getBoolean("not_watched")) {
            gaps.add(UptimeGap.NOT_WATCHED);
        }
        if (row.getBoolean("not_recorded")) {
            gaps.add(UptimeGap.NOT_RECORDED);
        }
        return gaps;
    }
}
