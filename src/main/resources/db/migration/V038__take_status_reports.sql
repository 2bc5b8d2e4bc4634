-- Status reports: what people at a facility say of it, mostly from a phone and often late. The times for which a power cut, an outage of
-- the network or maintenance explains that there is no picture count apart in uptime; a window of maintenance takes cameras out of
-- probing while it holds.

create table status_report (
    id uuid not null,
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    kind text not null,
    camera_id uuid,
    told text,
    begins_at timestamptz not null,
    expected_end timestamptz,
    planned_until timestamptz not null,
    ended_at timestamptz,
    ended_told_at timestamptz,
    lasts_until timestamptz not null generated always as (least(ended_at, planned_until)) stored,
    client_occurred_at timestamptz,
    received_at timestamptz not null,
    clock_difference_seconds bigint,
    person_id uuid,
    person_name text,
    photos uuid[] not null default '{}',
    cameras uuid[],
    version integer not null default 0,
    constraint status_report_pk primary key (id),
    constraint status_report_facility_fk foreign key (facility_id, province, enterprise)
        references facility (id, province, assigned) on update cascade,
    constraint status_report_camera_fk foreign key (camera_id) references camera (id),
    constraint status_report_kind_known check (kind in ('POWER_CUT', 'INTERNET_OUTAGE', 'CAMERA_MOVED', 'CAMERA_COVERED', 'CAMERA_BROKEN',
        'MAINTENANCE', 'ALL_NORMAL')),
    constraint status_report_camera_named check (case when kind in ('CAMERA_MOVED', 'CAMERA_COVERED', 'CAMERA_BROKEN')
        then camera_id is not null else camera_id is null or kind = 'MAINTENANCE' end),
    constraint status_report_told_size check (length(told) <= 2000),
    constraint status_report_times_order check (planned_until >= begins_at and ended_at >= begins_at),
    constraint status_report_ending_told check ((ended_at is null) = (ended_told_at is null)),
    constraint status_report_photos_size check (cardinality(photos) <= 10),
    constraint status_report_cameras_maintained check (cameras is null or kind = 'MAINTENANCE')
);

comment on table status_report is 'What people say of a facility; what was said never changes, it only ends';
comment on column status_report.enterprise is 'That the facility is assigned to, or NONE';
comment on column status_report.camera_id is 'The camera that it is about; null for the whole facility';
comment on column status_report.told is 'In the words of who reported it';
comment on column status_report.begins_at is 'By the clock of the server, whatever the phone''s said';
comment on column status_report.expected_end is 'As it was told';
comment on column status_report.planned_until is 'Until when it holds if nobody ends it earlier';
comment on column status_report.ended_at is 'When it ended earlier, by the clock of the server; its beginning where it was taken back';
comment on column status_report.ended_told_at is 'When the server heard that it ended';
comment on column status_report.lasts_until is 'Until when it holds, as far as is known';
comment on column status_report.client_occurred_at is 'By the clock of the phone, as it said it; null where it did not';
comment on column status_report.received_at is 'By the clock of the server';
comment on column status_report.clock_difference_seconds is 'By how much the phone''s clock is ahead of the server''s, s; negative for one that is behind; null when that is not known';
comment on column status_report.person_id is 'Who reported it; null once the facility is another province''s';
comment on column status_report.person_name is 'Name of that person then, of a contact as the facility''s own list has it';
comment on column status_report.photos is 'Ids that the client made for photos that it sends before or after the report';
comment on column status_report.cameras is 'Cameras that a window of maintenance keeps out of service now; null before it begins';
comment on column status_report.version is 'Counts changes; the strong ETag';

create index status_report_page on status_report (received_at desc, id desc);
create index status_report_page_in_province on status_report (province, received_at desc, id desc);
create index status_report_page_of_facility on status_report (facility_id, received_at desc, id desc);
create index status_report_of_facility on status_report (facility_id, begins_at);
create index status_report_of_camera on status_report (camera_id) where camera_id is not null;
create index status_report_to_begin on status_report (begins_at) where kind = 'MAINTENANCE' and cameras is null;
create index status_report_to_end on status_report (lasts_until) where cameras <> '{}';

alter table status_report enable row level security;
alter table status_report force row level security;
create policy status_report_owner on status_report to current_user using (true) with check (true);
create policy status_report_entered on status_report as restrictive to giamsat_nation, giamsat_province, giamsat_provinces,
    giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility, giamsat_contact
    using ((select scope_entered())) with check ((select scope_entered()));
create policy status_report_nation on status_report to giamsat_nation using (true) with check (true);
create policy status_report_province on status_report to giamsat_province
    using (province = scoped_province()) with check (province = scoped_province());
create policy status_report_provinces on status_report to giamsat_provinces
    using (province = any ((select scoped_provinces())::text[])) with check (province = any ((select scoped_provinces())::text[]));
create policy status_report_enterprise on status_report to giamsat_enterprise
    using (enterprise = scoped_enterprise() and province = scoped_province())
    with check (enterprise = scoped_enterprise() and province = scoped_province() and kind = 'MAINTENANCE');
create policy status_report_enterprise_provinces on status_report to giamsat_enterprise_provinces
    using (enterprise = scoped_enterprise() and province = any ((select scoped_provinces())::text[]))
    with check (enterprise = scoped_enterprise() and province = any ((select scoped_provinces())::text[]) and kind = 'MAINTENANCE');
create policy status_report_facility on status_report to giamsat_facility
    using (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()))
    with check (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()) and kind = 'MAINTENANCE');
create policy status_report_contact on status_report to giamsat_contact
    using (facility_id = any (scoped_facilities())) with check (facility_id = any (scoped_facilities()));

-- Who of these may report is decided by the role, above. An enterprise maintains; it does not excuse itself by what it says of a facility.
grant select, insert, update (ended_at, ended_told_at, version) on status_report to giamsat_nation, giamsat_province, giamsat_provinces,
    giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;

-- Who it was is told by the database, as in the audit.
create function status_report_signed() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    select acting.person_id, acting.name into new.person_id, new.person_name
      from acting_person(new.facility_id, new.province) acting;
    return new;
end
$$;
create trigger status_report_signed before insert on status_report for each row execute function status_report_signed();

-- What a province's list calls somebody is not another province's to read.
create function status_report_goes_elsewhere() returns trigger
    language plpgsql as
$$
begin
    new.person_id := null;
    new.person_name := null;
    return new;
end
$$;
create trigger status_report_goes_elsewhere before update of province on status_report for each row
    when (old.province <> new.province) execute function status_report_goes_elsewhere();

create constraint trigger status_report_audited after insert on status_report
    deferrable initially deferred for each row execute function audit_row('STATUS_REPORT', 'id', 'facility_id');
create constraint trigger status_report_ending_audited after update on status_report
    deferrable initially deferred for each row
    when (old.province = new.province and old.ended_at is distinct from new.ended_at)
    execute function audit_row('STATUS_REPORT', 'id', 'facility_id');

-- Reports of a facility are taken one after the other: what ends what does not depend on who came first. A facility that moves waits too,
-- so that nobody holds its cameras while somebody else holds its reports.
create policy facility_owner on facility to current_user using (true) with check (true);
create function hold_facility(facility uuid) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform from facility f where f.id = hold_facility.facility for no key update;
end
$$;

-- Windows of maintenance that begin or end now: cameras in service are kept out of it, and return. Who puts one back by hand meanwhile has
-- it back. Where windows overlap, the last one lets the camera go.
create function maintenance_follows(given_facility uuid, moment timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    taken uuid[];
    let_go uuid[];
begin
    perform hold_facility(given_facility);
    with begun as (
        update status_report r
           set cameras = array(
               select c.id from camera c
                where c.facility_id = r.facility_id and (r.camera_id is null or c.id = r.camera_id)
                  and (c.state = 'IN_SERVICE' or c.state = 'MAINTENANCE' and exists (
                       select from status_report other
                        where other.facility_id = r.facility_id and other.id <> r.id and c.id = any (other.cameras)))
                order by c.id)
         where r.facility_id = given_facility and r.kind = 'MAINTENANCE' and r.cameras is null
           and r.begins_at <= moment and r.lasts_until > moment
        returning r.cameras)
    select array_agg(id) into taken from begun, unnest(begun.cameras) id;
    select array_agg(distinct held) into let_go
      from status_report r, unnest(r.cameras) held
     where r.facility_id = given_facility and r.lasts_until <= moment
       and not exists (select from status_report other
                        where other.facility_id = given_facility and other.lasts_until > moment and held = any (other.cameras));
    update status_report set cameras = '{}'
     where facility_id = given_facility and cameras <> '{}' and lasts_until <= moment;
    perform from camera where id = any (taken) or id = any (let_go) order by id for no key update;
    update camera set state = 'MAINTENANCE', version = version + 1, updated_at = moment
     where id = any (taken) and facility_id = given_facility and state = 'IN_SERVICE';
    update camera set state = 'IN_SERVICE', version = version + 1, updated_at = moment
     where id = any (let_go) and facility_id = given_facility and state = 'MAINTENANCE';
end
$$;

-- Where a window is to begin or to end.
create function maintenance_due(moment timestamptz) returns setof uuid
    language sql volatile security definer set search_path = public, pg_temp as
$$
    select facility_id from status_report
     where kind = 'MAINTENANCE' and cameras is null and begins_at <= moment and lasts_until > moment
     union
    select facility_id from status_report where cameras <> '{}' and lasts_until <= moment
$$;

-- The service's own turning of windows: it may do that and read nothing.
do $$
begin
    if not exists (select from pg_roles where rolname = 'giamsat_keeper') then
        create role giamsat_keeper nologin;
    end if;
end
$$;
grant giamsat_keeper to giamsat_app with inherit false, set true;
grant usage on schema public to giamsat_keeper;
revoke execute on function status_report_signed, hold_facility, maintenance_follows, maintenance_due from public;
grant execute on function hold_facility, maintenance_follows to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,
    giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;
grant execute on function maintenance_follows, maintenance_due to giamsat_keeper;

-- Times of a facility for which reports excuse its cameras, by what the service had heard at an instant: the same question has the same
-- answer later. What is about one camera does not excuse the others.
create function excused_time_as_known(facility uuid, since timestamptz, until timestamptz, known_by timestamptz) returns tstzmultirange
    language sql stable parallel safe
    return (
        select coalesce(range_agg(tstzrange(greatest(heard.begins_at, since), least(heard.ends_at, until))), '{}')
          from (select r.begins_at, case when r.ended_told_at <= known_by then r.lasts_until else r.planned_until end as ends_at
                  from status_report r
                 where r.facility_id = facility and r.kind in ('POWER_CUT', 'INTERNET_OUTAGE', 'MAINTENANCE') and r.camera_id is null
                   and r.received_at <= known_by and r.begins_at < until and r.planned_until > since) heard
         where heard.ends_at > heard.begins_at and heard.ends_at > since);
comment on function excused_time_as_known is 'Times between the two for which a report excuses the facility, by what was known then';

create or replace function excused_time(facility uuid, since timestamptz, until timestamptz) returns tstzmultirange
    language sql stable parallel safe
    return excused_time_as_known(facility, since, until, 'infinity');
comment on function excused_time is 'Times between the two for which a report excuses the facility';

-- As before, but by what was heard until the cut-off: a day that is computed again has the figures that it had.
create or replace function uptime_by_hour(given_facilities uuid[], given_from timestamptz, given_until timestamptz)
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
        select facility_id, excused_time_as_known(facility_id, given_from, given_until, given_until) times
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
