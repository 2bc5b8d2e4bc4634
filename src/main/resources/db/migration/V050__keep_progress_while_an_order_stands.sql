-- What was at the end of a day is kept as long as the order stands: not after its last day.
create or replace function keep_progress(given_today date, given_most integer) returns integer
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    missed record;
    kept integer := 0;
begin
    if not pg_try_advisory_xact_lock(597, 42) then
        return 0;
    end if;
    for missed in
        with begun as (
            select c.id, greatest(c.starts_on, (min(m.joined_at) at time zone 'Asia/Ho_Chi_Minh')::date) first_day,
                   least(given_today - 1, c.ends_on) last_day
              from campaign c join campaign_facility m on m.campaign_id = c.id
             group by c.id)
        select b.id, days.day::date as day
          from begun b cross join lateral generate_series(b.first_day, b.last_day, interval '1 day') days (day)
         where not exists (select from progress_day k where k.campaign_id = b.id and k.day = days.day::date)
         order by days.day, b.id limit given_most
    loop
        insert into progress_day (campaign_id, day, kept_at) values (missed.id, missed.day, campaign_now());
        insert into province_progress (campaign_id, day, province, enterprise, planned, surveyed, agreed, connected, cannot_connect,
                                       exempt, overdue, first_connected)
        select missed.id, missed.day, p.* from progress_of_day(missed.id, missed.day) p;
        kept := kept + 1;
    end loop;
    return kept;
end
$$;
