-- Daily reports (báo cáo ngày): what each province tells the ministry of each day within an order. Figures are computed from history as
-- of the cut-off, so that a day has the same figures whenever it is computed; where there was no history, the first part keeps one.

-- What facilities, cameras, contacts and scopes were like, from when on. Written by triggers alone, read by the functions below alone:
-- no level has a grant.
create table facility_history (
    number bigint generated always as identity,
    facility_id uuid not null,
    known_from timestamptz not null,
    province text not null,
    name text not null,
    kind text not null,
    required_points integer not null,
    constraint facility_history_pk primary key (number)
);
comment on table facility_history is 'Append-only: what a facility was like, from when on, until its next entry';
comment on column facility_history.known_from is 'When it became so';
comment on column facility_history.required_points is 'Camera points that the order asks for, all zones together';
create index facility_history_of_facility on facility_history (facility_id, known_from, number);
create index facility_history_in_province on facility_history (province, facility_id);

create table camera_history (
    number bigint generated always as identity,
    camera_id uuid not null,
    facility_id uuid not null,
    known_from timestamptz not null,
    state text not null,
    constraint camera_history_pk primary key (number)
);
comment on table camera_history is 'Append-only: the states of a camera, from when on, until its next entry';
comment on column camera_history.known_from is 'When it became so';
create index camera_history_of_camera on camera_history (camera_id, known_from, number);
create index camera_history_of_facility on camera_history (facility_id, camera_id);

create table contact_history (
    number bigint generated always as identity,
    appointment_id uuid not null,
    facility_id uuid not null,
    known_from timestamptz not null,
    valid_from timestamptz not null,
    valid_to timestamptz,
    constraint contact_history_pk primary key (number)
);
comment on table contact_history is 'Append-only: appointments of contacts as they were known, from when on, until their next entry';
comment on column contact_history.known_from is 'When it became so';
create index contact_history_of_facility on contact_history (facility_id, appointment_id, known_from, number);

create table membership_history (
    number bigint generated always as identity,
    campaign_id uuid not null,
    facility_id uuid not null,
    known_from timestamptz not null,
    within boolean not null,
    constraint membership_history_pk primary key (number)
);
comment on table membership_history is 'Append-only: whether an order covered a facility, from when on, until its next entry';
comment on column membership_history.known_from is 'When it became so';
create index membership_history_of_facility on membership_history (facility_id, campaign_id, known_from, number);

create function points_of(required jsonb) returns integer
    language sql immutable parallel safe
    return (select coalesce(sum((zone ->> 'points')::integer), 0)::integer from jsonb_array_elements(required) zone);

-- What is there already, since it was entered. The owner is held off by the policies too while they are forced.
alter table facility no force row level security;
alter table camera no force row level security;
insert into facility_history (facility_id, known_from, province, name, kind, required_points)
select id, created_at, province, name, kind, points_of(required_points) from facility;
insert into camera_history (camera_id, facility_id, known_from, state) select id, facility_id, created_at, state from camera;
alter table facility force row level security;
alter table camera force row level security;
insert into contact_history (appointment_id, facility_id, known_from, valid_from, valid_to)
select id, facility_id, valid_from, valid_from, valid_to from appointment where role = 'FACILITY_CONTACT';
insert into membership_history (campaign_id, facility_id, known_from, within)
select campaign_id, facility_id, joined_at, true from campaign_facility
 union all
select campaign_id, facility_id, left_at, false from campaign_facility where left_at is not null;

create function keep_facility() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into facility_history (facility_id, known_from, province, name, kind, required_points)
    values (new.id, campaign_now(), new.province, new.name, new.kind, points_of(new.required_points));
    return null;
end
$$;
create trigger facility_kept after insert on facility for each row execute function keep_facility();
create trigger facility_kept_anew after update on facility for each row
    when ((old.province, old.name, old.kind, old.required_points) is distinct from (new.province, new.name, new.kind, new.required_points))
    execute function keep_facility();

create function keep_camera() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into camera_history (camera_id, facility_id, known_from, state)
    values (new.id, new.facility_id, campaign_now(), new.state);
    return null;
end
$$;
create trigger camera_kept after insert on camera for each row execute function keep_camera();
create trigger camera_kept_anew after update on camera for each row
    when ((old.facility_id, old.state) is distinct from (new.facility_id, new.state)) execute function keep_camera();

create function keep_contact() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into contact_history (appointment_id, facility_id, known_from, valid_from, valid_to)
    values (new.id, new.facility_id, campaign_now(), new.valid_from, new.valid_to);
    return null;
end
$$;
create trigger contact_kept after insert on appointment for each row
    when (new.role = 'FACILITY_CONTACT') execute function keep_contact();
create trigger contact_kept_anew after update on appointment for each row
    when (new.role = 'FACILITY_CONTACT' and (old.valid_from, old.valid_to) is distinct from (new.valid_from, new.valid_to))
    execute function keep_contact();

create function keep_membership() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into membership_history (campaign_id, facility_id, known_from, within)
    values (new.campaign_id, new.facility_id, campaign_now(), new.left_at is null);
    return null;
end
$$;
create trigger membership_kept after insert on campaign_facility for each row execute function keep_membership();
create trigger membership_kept_anew after update on campaign_facility for each row
    when ((old.left_at is null) <> (new.left_at is null)) execute function keep_membership();
revoke execute on function keep_facility, keep_camera, keep_contact, keep_membership from public;

-- The figures below run as the owner: what a facility was on a day counts for the province where it was on that day.
create policy camera_health_change_owner on camera_health_change for select to current_user using (true);
create policy watch_owner on watch for select to current_user using (true);

-- Whether the transaction's level may read the reports of a province.
create function report_opens(province text) returns boolean
    language sql stable
    return current_setting('giamsat.level', true) = 'giamsat_nation'
        or (current_setting('giamsat.level', true) in ('giamsat_province', 'giamsat_provinces')
            and report_opens.province = any (scoped_provinces()));

-- The facilities of a province that the order covered at an instant, as they were.
create function places_at(given_campaign uuid, given_province text, given_at timestamptz)
    returns table (facility_id uuid, name text, kind text, required_points integer)
    language sql stable set search_path = public, pg_temp as
$$
    select place.facility_id, place.name, place.kind, place.required_points
      from (select distinct on (h.facility_id) h.*
              from facility_history h
             where h.known_from <= given_at
               and h.facility_id in (select o.facility_id from facility_history o where o.province in (select units_within(given_province)))
             order by h.facility_id, h.known_from desc, h.number desc) place
     where place.province in (select units_within(given_province))
       and (select m.within from membership_history m
             where m.campaign_id = given_campaign and m.facility_id = place.facility_id and m.known_from <= given_at
             order by m.known_from desc, m.number desc limit 1)
$$;

-- What was reported from the facilities, by kind, between two cut-offs. The table is V029's, which may come later than this.
create function told_statuses(given_facilities uuid[], given_from timestamptz, given_until timestamptz)
    returns table (kind text, reports bigint)
    language plpgsql stable set search_path = public, pg_temp as
$$
#variable_conflict use_column
begin
    if to_regclass('public.status_report') is not null then
        return query
            select r.kind, count(*) from status_report r
             where r.facility_id = any (given_facilities) and r.received_at > given_from and r.received_at <= given_until
             group by r.kind;
    end if;
end
$$;

-- How long the cameras in service were up and not up, in each of the 24 hours, as uptime is computed everywhere (`excused_time` and `watch`
-- of V026): maintenance, and what a report of people excuses, counts apart; what nobody watched or judged counts for nothing.
create function uptime_by_hour(given_facilities uuid[], given_from timestamptz, given_until timestamptz)
    returns table (hour timestamptz, up_seconds bigint, down_seconds bigint, excused_seconds bigint)
    language sql stable set search_path = public, pg_temp as
$$
    with watched as (
        select coalesce(range_agg(tstzrange(began_at, last_at + interval '20 seconds')), '{}') times
          from watch where last_at > given_from - interval '20 seconds' and began_at < given_until),
    kept as (
        select c.camera_id, c.facility_id, c.state, c.known_from begins,
               lead(c.known_from, 1, given_until) over (partition by c.camera_id order by c.known_from, c.number) ends
          from camera_history c
         where c.known_from < given_until
           and c.camera_id in (select o.camera_id from camera_history o where o.facility_id = any (given_facilities))),
    served as materialized (
        select camera_id, facility_id,
               coalesce(range_agg(tstzrange(greatest(begins, given_from), ends)) filter (where state = 'IN_SERVICE'), '{}') serving,
               coalesce(range_agg(tstzrange(greatest(begins, given_from), ends)) filter (where state = 'MAINTENANCE'), '{}') maintained
          from kept
         where ends > given_from and ends > begins and state in ('IN_SERVICE', 'MAINTENANCE') and facility_id = any (given_facilities)
         group by camera_id, facility_id),
    excused as materialized (
        select facility_id, excused_time(facility_id, given_from, given_until) times
          from (select distinct facility_id from served) asked),
    verdicts as (
        select s.camera_id, h.state, tstzrange(h.at, lead(h.at, 1, given_until) over (partition by s.camera_id order by h.at, h.id)) span
          from served s
          join lateral (
            (select id, at, state from camera_health_change
              where camera_id = s.camera_id and at <= given_from order by at desc, id desc limit 1)
             union all
            select id, at, state from camera_health_change
             where camera_id = s.camera_id and at > given_from and at < given_until) h on true),
    judged as (
        select camera_id, coalesce(range_agg(span) filter (where state = 'UP'), '{}') up,
               coalesce(range_agg(span) filter (where state in ('DEGRADED', 'DOWN')), '{}') bad
          from verdicts group by camera_id),
    parted as (
        select s.maintained, s.serving * w.times * coalesce(j.up, '{}') was_up, s.serving * w.times * coalesce(j.bad, '{}') was_bad,
               (s.serving * e.times) - (s.serving * w.times * coalesce(j.up, '{}')) reported
          from served s cross join watched w
          join excused e on e.facility_id = s.facility_id
          left join judged j on j.camera_id = s.camera_id),
    marks as (
        select times.kind, mark.sign, extract(epoch from mark.at - given_from)::float8 at
          from parted p
          cross join lateral (values ('UP', p.was_up), ('DOWN', p.was_bad - p.reported), ('EXCUSED', p.maintained + p.reported))
               times (kind, spans)
          cross join lateral unnest(times.spans) span
          cross join lateral (values (1, lower(span)), (-1, upper(span))) mark (sign, at)),
    summed as (
        select kind, floor(at / 3600) as begun, sum(sign) as opened, sum(sign * at) as moments from marks group by 1, 2),
    -- What has passed of all spans by each full hour: of what was open, the time since it was opened.
    passed as (
        select number, coalesce(sum(opened * number * 3600 - moments) filter (where kind = 'UP'), 0) up,
               coalesce(sum(opened * number * 3600 - moments) filter (where kind = 'DOWN'), 0) down,
               coalesce(sum(opened * number * 3600 - moments) filter (where kind = 'EXCUSED'), 0) excused
          from generate_series(0, 24) number left join summed on begun < number
         group by number)
    select given_from + a.number * interval '1 hour', round(b.up - a.up)::bigint, round(b.down - a.down)::bigint,
           round(b.excused - a.excused)::bigint
      from passed a join passed b on b.number = a.number + 1
     order by a.number
$$;

-- All figures of a province and day, as of the cut-off; null where the level may not read them.
--   given_from   the cut-off of the day before
--   given_until  the cut-off
create function daily_figures(given_campaign uuid, given_province text, given_from timestamptz, given_until timestamptz) returns jsonb
    language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
    facilities uuid[];
    figures jsonb;
begin
    if not report_opens(given_province) then
        return null;
    end if;
    facilities := array(select facility_id from places_at(given_campaign, given_province, given_until));
    with places as (
        select p.*, s.step, s.reason, s.at since
          from places_at(given_campaign, given_province, given_until) p
          left join lateral (select c.step, c.reason, c.at from campaign_step c
                              where c.campaign_id = given_campaign and c.facility_id = p.facility_id and c.at <= given_until
                              order by c.number desc limit 1) s on true),
    steps as (select coalesce(step, 'LISTED') step, kind, count(*) facilities from places group by 1, 2),
    reached as (
        select count(distinct facility_id) filter (where step = 'PLAN_PROPOSED') proposed,
               count(distinct facility_id) filter (where step = 'PLAN_AGREED') agreed
          from campaign_step where campaign_id = given_campaign and facility_id = any (facilities) and at <= given_until),
    contacts as (
        select distinct on (appointment_id) * from contact_history
         where facility_id = any (facilities) and known_from <= given_until
         order by appointment_id, known_from desc, number desc),
    surveys as (
        select count(distinct facility_id) surveyed, count(*) filter (where submitted_at > given_from) today
          from survey where campaign_id = given_campaign and facility_id = any (facilities) and submitted_at <= given_until)
    select jsonb_build_object(
        'facilities', (select count(*) from places),
        'steps', (select coalesce(jsonb_agg(to_jsonb(steps) order by step, kind), '[]') from steps),
        'contactsNamed', (select count(distinct facility_id) from contacts
                           where valid_from <= given_until and (valid_to is null or valid_to > given_until)),
        'surveyed', surveys.surveyed, 'surveysOfDay', surveys.today,
        'plansProposed', reached.proposed, 'plansAgreed', reached.agreed,
        'camerasRequired', (select coalesce(sum(required_points), 0) from places),
        'cannotConnect', (select coalesce(jsonb_agg(jsonb_build_object('facilityId', facility_id, 'name', name, 'reason', reason,
            'since', since) order by name, facility_id), '[]') from places where step = 'CANNOT_CONNECT'))
      into figures from surveys, reached;
    return figures || (
      with latest as materialized (
        select * from (select distinct on (camera_id) * from camera_history
                        where known_from <= given_until
                          and camera_id in (select o.camera_id from camera_history o where o.facility_id = any (facilities))
                        order by camera_id, known_from desc, number desc) then_known
         where then_known.facility_id = any (facilities)),
      incidents as materialized (
        select i.opened_at begins, case when i.closed_at <= given_until then i.closed_at end ends
          from incident i
         where i.camera_id in (select camera_id from latest) and i.opened_at <= given_until
           and (i.closed_at is null or i.closed_at > given_from))
      select jsonb_build_object(
        'camerasRegistered', (select count(*) from latest where state <> 'RETIRED'),
        'camerasInService', (select count(*) from latest where state = 'IN_SERVICE'),
        'camerasVerified', (
            select count(*) from latest
             where state = 'IN_SERVICE'
               and (select h.state from camera_health_change h where h.camera_id = latest.camera_id and h.at <= given_until
                     order by h.at desc, h.id desc limit 1) = 'UP'),
        'incidents', (select count(*) from incidents), 'openIncidents', (select count(*) from incidents where ends is null),
        'longestIncidentSeconds', (select coalesce(max(round(extract(epoch from coalesce(ends, given_until) - begins))), 0)::bigint
                                     from incidents),
        'uptime', (select coalesce(jsonb_agg(jsonb_build_object('hour', hour, 'upSeconds', up_seconds, 'downSeconds', down_seconds,
            'excusedSeconds', excused_seconds) order by hour), '[]') from uptime_by_hour(facilities, given_from, given_until)),
        'statusReports', (select coalesce(jsonb_agg(to_jsonb(told) order by told.kind), '[]')
                            from told_statuses(facilities, given_from, given_until) told)));
end
$$;

revoke execute on function places_at, told_statuses, uptime_by_hour, daily_figures from public;
grant execute on function daily_figures to giamsat_nation, giamsat_province, giamsat_provinces;

create table daily_report (
    id uuid not null,
    campaign_id uuid not null,
    province text not null,
    day date not null,
    number integer not null,
    state text not null,
    remarks text not null default '',
    cut_off timestamptz not null,
    figures jsonb,
    before jsonb,
    on_time boolean,
    submitted_at timestamptz,
    submitted_by uuid,
    submitted_by_name text,
    decided_at timestamptz,
    decided_by uuid,
    decided_by_name text,
    reason text,
    version integer not null,
    constraint daily_report_pk primary key (id),
    constraint daily_report_number_unique unique (campaign_id, province, day, number),
    constraint daily_report_campaign_fk foreign key (campaign_id) references campaign (id),
    constraint daily_report_province_fk foreign key (province) references province (key),
    constraint daily_report_state_known check (state in ('REVIEWED', 'SUBMITTED', 'ACCEPTED', 'RETURNED')),
    constraint daily_report_submitted_whole check ((state = 'REVIEWED') = (submitted_at is null)
        and (submitted_at is null) = (figures is null) and (submitted_at is null) = (before is null)
        and (submitted_at is null) = (on_time is null) and (submitted_at is null) = (submitted_by_name is null)),
    constraint daily_report_decided_whole check ((state in ('ACCEPTED', 'RETURNED')) = (decided_at is not null)
        and (decided_at is null) = (decided_by_name is null) and (state <> 'RETURNED' or reason is not null))
);

comment on table daily_report is 'Versions of what provinces report; one that is submitted never changes, but for what is decided of it';
comment on column daily_report.day is 'In Vietnam (Asia/Ho_Chi_Minh)';
comment on column daily_report.number is 'Version of the report, from 1; a correction is the next one';
comment on column daily_report.remarks is 'What the DIC adds in its own words';
comment on column daily_report.cut_off is 'As of when the figures are';
comment on column daily_report.figures is 'As they were submitted';
comment on column daily_report.before is 'Figures of the day before, which changes are told against';
comment on column daily_report.on_time is 'Whether it was submitted before it was late';
comment on column daily_report.reason is 'Why the ministry returned it';
comment on column daily_report.version is 'Counts changes over all versions of the report; the strong ETag';

create index daily_report_by_day on daily_report (campaign_id, day, province, number);

create table lock_exception (
    id uuid not null,
    campaign_id uuid not null,
    province text not null,
    day date not null,
    until timestamptz not null,
    reason text not null,
    granted_at timestamptz not null,
    granted_by uuid,
    granted_by_name text not null,
    constraint lock_exception_pk primary key (id),
    constraint lock_exception_campaign_fk foreign key (campaign_id) references campaign (id),
    constraint lock_exception_province_fk foreign key (province) references province (key),
    constraint lock_exception_until_later check (until > granted_at)
);

comment on table lock_exception is 'Leave of the ministry to correct a report that is locked';
comment on column lock_exception.until is 'First instant at which it no longer holds';

create index lock_exception_of_report on lock_exception (campaign_id, province, day, until);

create table daily_report_reminder (
    campaign_id uuid not null,
    province text not null,
    day date not null,
    kind text not null,
    at timestamptz not null,
    constraint daily_report_reminder_pk primary key (campaign_id, province, day, kind),
    constraint daily_report_reminder_campaign_fk foreign key (campaign_id) references campaign (id),
    constraint daily_report_reminder_province_fk foreign key (province) references province (key),
    constraint daily_report_reminder_kind_known check (kind in ('DUE', 'LATE'))
);

comment on table daily_report_reminder is 'Once each, over all replicas: that a report is due soon, and that it is late';

do $$
declare
    scoped text;
begin
    foreach scoped in array array['facility_history', 'camera_history', 'contact_history', 'membership_history', 'daily_report',
            'lock_exception', 'daily_report_reminder'] loop
        execute format('alter table %I enable row level security', scoped);
        execute format('alter table %I force row level security', scoped);
        execute format('create policy %I on %I to current_user using (true) with check (true)', scoped || '_owner', scoped);
    end loop;
    foreach scoped in array array['daily_report', 'lock_exception', 'daily_report_reminder'] loop
        execute format('create policy %I on %I as restrictive to giamsat_nation, giamsat_province, giamsat_provinces'
            ' using ((select scope_entered())) with check ((select scope_entered()))', scoped || '_entered', scoped);
        execute format('create policy %I on %I to giamsat_nation using (true) with check (true)', scoped || '_nation', scoped);
        execute format('grant select on %I to giamsat_nation, giamsat_province, giamsat_provinces', scoped);
    end loop;
    foreach scoped in array array['lock_exception', 'daily_report_reminder'] loop
        execute format('create policy %I on %I for select to giamsat_province using (province = scoped_province())',
            scoped || '_province', scoped);
        execute format('create policy %I on %I for select to giamsat_provinces using (province = any (scoped_provinces()))',
            scoped || '_provinces', scoped);
    end loop;
end
$$;
-- A province submits; what becomes of it then is the nation's to decide.
create policy daily_report_province on daily_report to giamsat_province
    using (province = scoped_province()) with check (province = scoped_province() and state in ('REVIEWED', 'SUBMITTED'));
create policy daily_report_provinces on daily_report to giamsat_provinces
    using (province = any (scoped_provinces())) with check (province = any (scoped_provinces()) and state in ('REVIEWED', 'SUBMITTED'));
grant insert, update (state, remarks, cut_off, figures, before, on_time, submitted_at, submitted_by, submitted_by_name, version)
    on daily_report to giamsat_province, giamsat_provinces;
grant update (state, decided_at, decided_by, decided_by_name, reason, version) on daily_report to giamsat_nation;
grant insert on lock_exception to giamsat_nation;

create function daily_report_untouchable() returns trigger
    language plpgsql as
$$
begin
    raise exception 'A submitted report never changes' using errcode = 'insufficient_privilege';
end
$$;
create trigger daily_report_unchanged before update on daily_report
    for each row when (old.state <> 'REVIEWED'
        and (old.campaign_id, old.province, old.day, old.number, old.remarks, old.cut_off, old.figures, old.before, old.on_time,
                old.submitted_at, old.submitted_by, old.submitted_by_name)
            is distinct from (new.campaign_id, new.province, new.day, new.number, new.remarks, new.cut_off, new.figures, new.before,
                new.on_time, new.submitted_at, new.submitted_by, new.submitted_by_name))
    execute function daily_report_untouchable();
create trigger daily_report_kept before delete or truncate on daily_report
    for each statement execute function daily_report_untouchable();

-- The provinces that report of a day: those of the order, or of the facilities that it names. Only those that the level may read.
create function reporting_provinces(given_campaign uuid, given_day date) returns setof text
    language sql stable as
$$
    select p.province from campaign_province p join campaign c on c.id = p.campaign_id
     where c.id = given_campaign and c.scope = 'PROVINCES' and report_opens(p.province)
     union
    select m.province from campaign_facility m join campaign c on c.id = m.campaign_id
     where c.id = given_campaign and c.scope = 'FACILITIES' and m.left_at is null and report_opens(m.province)
     union
    select r.province from daily_report r
     where r.campaign_id = given_campaign and r.day = given_day and report_opens(r.province)
$$;

-- Notes, once for each province, that reports of the day are due or late: of the orders in force that nobody has submitted for yet.
-- Run by the service itself, which sees nothing else of reports.
create function remind_of_daily_reports(given_kind text, given_day date, given_at timestamptz)
    returns table (campaign_id uuid, province text)
    language sql volatile security definer set search_path = public, pg_temp as
$$
    insert into daily_report_reminder (campaign_id, province, day, kind, at)
    select c.id, e.province, given_day, given_kind, given_at
      from campaign c
      cross join lateral (
        select p.province from campaign_province p where p.campaign_id = c.id and c.scope = 'PROVINCES'
         union
        select m.province from campaign_facility m where m.campaign_id = c.id and c.scope = 'FACILITIES' and m.left_at is null) e
     where c.starts_on <= given_day
       and exists (select from campaign_facility m where m.campaign_id = c.id and m.left_at is null
                      and m.step not in ('CONNECTED', 'EXEMPT'))
       and not exists (select from daily_report r where r.campaign_id = c.id and r.province = e.province and r.day = given_day
                          and r.submitted_at is not null)
        on conflict do nothing
    returning daily_report_reminder.campaign_id, daily_report_reminder.province
$$;
revoke execute on function remind_of_daily_reports from public;
grant execute on function remind_of_daily_reports to giamsat_prober;

alter table audit_entry drop constraint audit_entry_kind_known;
alter table audit_entry add constraint audit_entry_kind_known check (kind in ('FACILITY', 'CAMERA', 'CAMERA_LOGIN', 'PERSON',
    'APPOINTMENT', 'PICTURE', 'PROVINCE', 'SETTING', 'CAMPAIGN', 'CAMPAIGN_PROVINCE', 'CAMPAIGN_FACILITY', 'SURVEY', 'INCIDENT',
    'CONNECTION_PLAN', 'STATUS_REPORT', 'PHOTO', 'WEBHOOK', 'DAILY_REPORT', 'LOCK_EXCEPTION'));
create constraint trigger daily_report_audited after insert or update on daily_report
    deferrable initially deferred for each row execute function audit_row('DAILY_REPORT', 'id', '');
create constraint trigger lock_exception_audited after insert on lock_exception
    deferrable initially deferred for each row execute function audit_row('LOCK_EXCEPTION', 'id', '');
