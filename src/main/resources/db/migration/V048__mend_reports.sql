-- What was known when of the end of what people report, what an enterprise's own report excuses, and what was late while nothing ran.

-- When it was told that a report ended, and when: an end that is told again must not hide what was known before.
create table status_ending (
    number bigint generated always as identity,
    report_id uuid not null,
    ended_at timestamptz not null,
    told_at timestamptz not null,
    constraint status_ending_pk primary key (number),
    constraint status_ending_report_fk foreign key (report_id) references status_report (id)
);
comment on table status_ending is 'Append-only: ends of status reports as they were told; the earliest of those that were known counts';
comment on column status_ending.ended_at is 'By the clock of the server; the beginning of the report where it was taken back';
comment on column status_ending.told_at is 'When the server heard it';
create index status_ending_of_report on status_ending (report_id, told_at);

-- Written by a trigger and read by the functions below alone: no level has a grant.
alter table status_ending enable row level security;
alter table status_ending force row level security;
create policy status_ending_owner on status_ending to current_user using (true) with check (true);

insert into status_ending (report_id, ended_at, told_at) select id, ended_at, ended_told_at from status_report where ended_at is not null;

create function keep_status_ending() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into status_ending (report_id, ended_at, told_at) values (new.id, new.ended_at, new.ended_told_at);
    return null;
end
$$;
revoke execute on function keep_status_ending from public;
create trigger status_report_over after insert on status_report
    for each row when (new.ended_at is not null) execute function keep_status_ending();
create trigger status_report_ended after update of ended_at on status_report
    for each row when (new.ended_at is not null and old.ended_at is distinct from new.ended_at) execute function keep_status_ending();

-- An enterprise plans its maintenance; it does not excuse by it what has been out already. Of reports that are there nobody knows any
-- more who made them.
alter table status_report add column excuses_from timestamptz;
update status_report set excuses_from = begins_at;
alter table status_report alter column excuses_from set not null;
comment on column status_report.excuses_from is 'From when on it may excuse the facility: its beginning, but nothing before an enterprise told it';

create or replace function status_report_signed() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    select acting.person_id, acting.name into new.person_id, new.person_name
      from acting_person(new.facility_id, new.province) acting;
    new.excuses_from := case
        when current_setting('giamsat.level', true) in ('giamsat_enterprise', 'giamsat_enterprise_provinces', 'giamsat_facility')
        then greatest(new.begins_at, new.received_at) else new.begins_at end;
    return new;
end
$$;

-- By all that is known now, as far as whoever asks may see it.
create or replace function excused_time(facility uuid, since timestamptz, until timestamptz) returns tstzmultirange
    language sql stable parallel safe
    return (
        select coalesce(range_agg(tstzrange(greatest(r.excuses_from, since), least(r.lasts_until, until))), '{}')
          from status_report r
         where r.facility_id = facility and r.kind in ('POWER_CUT', 'INTERNET_OUTAGE', 'MAINTENANCE') and r.camera_id is null
           and r.begins_at < until and r.excuses_from < until
           and r.lasts_until > r.excuses_from and r.lasts_until > since);

-- The same by what the service had heard at an instant: the same question has the same answer later.
create or replace function excused_time_as_known(facility uuid, since timestamptz, until timestamptz, known_by timestamptz)
    returns tstzmultirange
    language sql stable parallel safe
    return (
        select coalesce(range_agg(tstzrange(greatest(heard.excuses_from, since), least(heard.ends_at, until))), '{}')
          from (select r.excuses_from,
                       least(r.planned_until, (select min(e.ended_at) from status_ending e
                                                where e.report_id = r.id and e.told_at <= known_by)) as ends_at
                  from status_report r
                 where r.facility_id = facility and r.kind in ('POWER_CUT', 'INTERNET_OUTAGE', 'MAINTENANCE') and r.camera_id is null
                   and r.received_at <= known_by and r.begins_at < until and r.excuses_from < until and r.planned_until > since) heard
         where heard.ends_at > heard.excuses_from and heard.ends_at > since);
revoke execute on function excused_time_as_known from public;

-- As before, also of a day that is over: of the provinces that the order asked at its end, if it was registered by then.
create or replace function remind_of_daily_reports(given_kind text, given_day date, given_at timestamptz)
    returns table (campaign_id uuid, province text)
    language sql volatile security definer set search_path = public, pg_temp as
$$
    with looked (at) as (select least(given_at, (given_day + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'))
    insert into daily_report_reminder (campaign_id, province, day, kind, at)
    select c.id, asked.province, given_day, given_kind, given_at
      from looked
      join campaign c on c.created_at <= looked.at and c.starts_on <= given_day and coalesce(c.ends_on >= given_day, true)
     cross join lateral provinces_asked_at(c.id, looked.at) asked (province)
     where not exists (select from daily_report r where r.campaign_id = c.id and r.province = asked.province and r.day = given_day
                          and r.submitted_at is not null)
        on conflict do nothing
    returning daily_report_reminder.campaign_id, daily_report_reminder.province
$$;

-- As before, province by province of those that the level opens: of a level that reports nothing none is looked at.
create or replace function report_tasks()
    returns table (id uuid, campaign_id uuid, province text, day date, since timestamptz, late_since timestamptz)
    language sql stable security definer set search_path = public, pg_temp as
$$
    select report_task_id(c.id, p.key, r.day), c.id, p.key, r.day,
           coalesce(max(r.at) filter (where r.kind = 'RETURNED'), min(r.at)), min(r.at) filter (where r.kind = 'LATE')
      from campaign c
     cross join province p
     cross join lateral (
           select n.day, n.kind, n.at from daily_report_reminder n where n.campaign_id = c.id and n.province = p.key
            union all
           select d.day, d.state, d.decided_at from daily_report d
            where d.campaign_id = c.id and d.province = p.key and d.state = 'RETURNED') r
     where current_setting('giamsat.level', true) in ('giamsat_nation', 'giamsat_province', 'giamsat_provinces')
       and report_opens(p.key)
       and c.starts_on <= r.day and coalesce(c.ends_on >= r.day, true)
       and not exists (select from daily_report d
                        where (d.campaign_id, d.province, d.day) = (c.id, p.key, r.day) and d.state in ('SUBMITTED', 'ACCEPTED'))
     group by c.id, p.key, r.day
$$;
create index daily_report_returned on daily_report (campaign_id, province, day) where state = 'RETURNED';
create index daily_report_told on daily_report (campaign_id, province, day) where state in ('SUBMITTED', 'ACCEPTED');
