-- How far orders are, day by day: counted once when a day is over, from the history of steps, and kept. A day that was missed is counted
-- later and comes to the same figures.

create table progress_day (
    campaign_id uuid not null,
    day date not null,
    kept_at timestamptz not null,
    constraint progress_day_pk primary key (campaign_id, day),
    constraint progress_day_campaign_fk foreign key (campaign_id) references campaign (id)
);

comment on table progress_day is 'Days of which the progress of an order is kept, also where it had no facilities yet';
comment on column progress_day.day is 'In Vietnam (Asia/Ho_Chi_Minh), from midnight to midnight';
comment on column progress_day.kept_at is 'When it was counted; days later for one that was missed';

create table province_progress (
    campaign_id uuid not null,
    day date not null,
    province text not null,
    enterprise text not null,
    planned integer not null,
    surveyed integer not null,
    agreed integer not null,
    connected integer not null,
    cannot_connect integer not null,
    exempt integer not null,
    overdue integer not null,
    first_connected integer not null,
    constraint province_progress_pk primary key (campaign_id, day, province, enterprise),
    constraint province_progress_day_fk foreign key (campaign_id, day) references progress_day (campaign_id, day)
);

comment on table province_progress is 'Facilities that an order covered when a day ended, by where they stood then; never counted again';
comment on column province_progress.province is 'Key, of where the facilities were on that day';
comment on column province_progress.enterprise is 'The enterprise, or NONE, when it was counted';
comment on column province_progress.planned is 'All but the exempt ones';
comment on column province_progress.surveyed is 'Surveyed or further; agreed and connected likewise';
comment on column province_progress.overdue is 'Neither connected nor known to be impossible, after the deadline as it was when it was counted';
comment on column province_progress.first_connected is 'Found connected on that day for the first time';

-- Where the facilities of an order stood when a day ended. The same words as in the progress of today (`Deadlines`).
create function progress_of_day(given_campaign uuid, given_day date)
    returns table (province text, enterprise text, planned bigint, surveyed bigint, agreed bigint, connected bigint, cannot_connect bigint,
                   exempt bigint, overdue bigint, first_connected bigint)
    language sql stable set search_path = public, pg_temp as
$$
    with bounds as (
        select given_day::timestamp at time zone 'Asia/Ho_Chi_Minh' begins,
               (given_day + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' ends),
    places as (
        select place.province, m.enterprise, coalesce(stood.step, 'LISTED') step,
               m.first_connected_at >= begins and m.first_connected_at < ends connects
          from campaign_facility m
         cross join bounds
         cross join lateral (select h.province from facility_history h
                              where h.facility_id = m.facility_id and h.known_from < ends
                              order by h.known_from desc, h.number desc limit 1) place
          left join lateral (select s.step from campaign_step s
                              where s.campaign_id = m.campaign_id and s.facility_id = m.facility_id and s.at < ends
                              order by s.number desc limit 1) stood on true
         where m.campaign_id = given_campaign
           and (select h.within from membership_history h
                 where h.facility_id = m.facility_id and h.campaign_id = m.campaign_id and h.known_from < ends
                 order by h.known_from desc, h.number desc limit 1))
    select p.province, p.enterprise,
           count(*) filter (where step <> 'EXEMPT'),
           count(*) filter (where step in ('SURVEYED', 'PLAN_PROPOSED', 'PLAN_AGREED', 'CONNECTING', 'CONNECTED')),
           count(*) filter (where step in ('PLAN_AGREED', 'CONNECTING', 'CONNECTED')),
           count(*) filter (where step = 'CONNECTED'),
           count(*) filter (where step = 'CANNOT_CONNECT'),
           count(*) filter (where step = 'EXEMPT'),
           count(*) filter (where step not in ('CONNECTED', 'CANNOT_CONNECT', 'EXEMPT') and given_day > c.due_on),
           count(*) filter (where connects)
      from places p
     cross join campaign c
     where c.id = given_campaign
     group by 1, 2
$$;

-- Keeps days that are over and not kept, the earliest first: all since the order began here. Of several replicas one does it.
--   given_today  the first day that is not over
--   given_most   how many days of orders are counted at once
create function keep_progress(given_today date, given_most integer) returns integer
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
            select c.id, greatest(c.starts_on, (min(m.joined_at) at time zone 'Asia/Ho_Chi_Minh')::date) first_day
              from campaign c join campaign_facility m on m.campaign_id = c.id
             group by c.id)
        select b.id, days.day::date as day
          from begun b cross join lateral generate_series(b.first_day, given_today - 1, interval '1 day') days (day)
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

revoke execute on function progress_of_day, keep_progress from public;
grant execute on function keep_progress to giamsat_counter;

do $$
declare
    scoped text;
begin
    foreach scoped in array array['progress_day', 'province_progress'] loop
        execute format('alter table %I enable row level security', scoped);
        execute format('alter table %I force row level security', scoped);
        execute format('create policy %I on %I to current_user using (true) with check (true)', scoped || '_owner', scoped);
    end loop;
end
$$;

-- What is counted per province tells nothing of single facilities: who is appointed for some of them has no policy, so sees none of it.
create policy province_progress_entered on province_progress as restrictive to giamsat_nation, giamsat_province, giamsat_provinces,
    giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility, giamsat_contact
    using ((select scope_entered())) with check ((select scope_entered()));
create policy province_progress_nation on province_progress for select to giamsat_nation using (true);
create policy province_progress_province on province_progress for select to giamsat_province using (province = scoped_province());
create policy province_progress_provinces on province_progress for select to giamsat_provinces
    using (province = any ((select scoped_provinces())::text[]));
create policy province_progress_enterprise on province_progress for select to giamsat_enterprise
    using (enterprise = scoped_enterprise() and province = scoped_province());
create policy province_progress_enterprise_provinces on province_progress for select to giamsat_enterprise_provinces
    using (enterprise = scoped_enterprise() and province = any ((select scoped_provinces())::text[]));
grant select on province_progress to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,
    giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;
