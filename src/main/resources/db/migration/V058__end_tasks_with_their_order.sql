-- Tasks end with the last day of their order, and whoever copied them is told.

-- Whether an order asks anything of anybody today.
create function campaign_stands(ends_on date) returns boolean
    language sql volatile
    return coalesce(campaign_stands.ends_on >= (campaign_now() at time zone 'Asia/Ho_Chi_Minh')::date, true);
comment on function campaign_stands is 'Not behind its last day, in Vietnam';

-- As before; when the last day of an order is kept, it is over: its tasks are told as changed, that is, as gone.
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
            select c.id, c.ends_on, greatest(c.starts_on, (min(m.joined_at) at time zone 'Asia/Ho_Chi_Minh')::date) first_day
              from campaign c join campaign_facility m on m.campaign_id = c.id
             group by c.id)
        select b.id, days.day::date as day, days.day::date is not distinct from b.ends_on as last
          from begun b
         cross join lateral generate_series(b.first_day, least(given_today - 1, b.ends_on), interval '1 day') days (day)
         where not exists (select from progress_day k where k.campaign_id = b.id and k.day = days.day::date)
         order by days.day, b.id limit given_most
    loop
        insert into progress_day (campaign_id, day, kept_at) values (missed.id, missed.day, campaign_now());
        insert into province_progress (campaign_id, day, province, enterprise, planned, surveyed, agreed, connected, cannot_connect,
                                       exempt, overdue, first_connected)
        select missed.id, missed.day, p.* from progress_of_day(missed.id, missed.day) p;
        if missed.last then
            insert into change_entry (kind, row_id, facility_id, province, enterprise)
            select 'TASK', task_id(campaign_id, facility_id), facility_id, province, enterprise
              from campaign_facility where campaign_id = missed.id and left_at is null;
        end if;
        kept := kept + 1;
    end loop;
    return kept;
end
$$;

-- Those that ended before this was written.
insert into change_entry (kind, row_id, facility_id, province, enterprise)
select 'TASK', task_id(m.campaign_id, m.facility_id), m.facility_id, m.province, m.enterprise
  from campaign_facility m join campaign c on c.id = m.campaign_id
 where m.left_at is null and not campaign_stands(c.ends_on);
