-- Incidents: a camera is not up, from when to when, and what people say of it. Opened and closed by the very changes of health, in
-- their transaction, whoever writes them: a crash loses none and doubles none. Beside them the history that uptime is computed from:
-- when cameras were in service, and when this service really watched.

-- When a camera was last found good, so that an incident can say what was the last that was seen.
alter table camera_health add column good_at timestamptz;
alter table camera_health_change add column good_at timestamptz;
comment on column camera_health.good_at is 'When the last probe began that found the camera up; null for none, or none since this is kept';
comment on column camera_health_change.good_at is 'When the last probe began, before the change, that found the camera up; null when not known';

create table incident (
    id uuid not null,
    camera_id uuid not null,
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    kind text not null,
    reason text,
    opened_at timestamptz not null,
    closed_at timestamptz,
    ending text,
    last_good_at timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    acknowledged_by_name text,
    note text,
    version integer not null default 0,
    constraint incident_pk primary key (id),
    constraint incident_camera_fk foreign key (camera_id, facility_id, province, enterprise)
        references camera (id, facility_id, province, enterprise) on update cascade,
    constraint incident_kind_known check (kind in ('DOWN', 'DEGRADED')),
    constraint incident_ending_known check (ending in ('RECOVERED', 'MAINTENANCE', 'RETIRED', 'WITHDRAWN')),
    constraint incident_ending_told check ((closed_at is null) = (ending is null)),
    constraint incident_times_order check (closed_at >= opened_at),
    constraint incident_note_size check (length(note) <= 2000)
);

comment on table incident is 'Times in which a camera in service was not up; kept for ever';
comment on column incident.id is 'That of the change of health that opened it, where one did';
comment on column incident.kind is 'The worst that the camera was meanwhile: it may become DOWN and stays so';
comment on column incident.reason is 'First failing reason of that kind';
comment on column incident.closed_at is 'Null while it lasts';
comment on column incident.ending is 'RECOVERED, or how the camera left service: WITHDRAWN when it is planned or installed again';
comment on column incident.last_good_at is 'When the last probe before it began that found the camera up; null when that is not known';
comment on column incident.acknowledged_by_name is 'Name of the person then';
comment on column incident.note is 'What people say of it';
comment on column incident.version is 'Counts changes; the strong ETag';

create unique index incident_open on incident (camera_id) where closed_at is null;
create index incident_page on incident (opened_at desc, id desc);
create index incident_page_in_province on incident (province, opened_at desc, id desc);
create index incident_page_of_facility on incident (facility_id, opened_at desc, id desc);
create index incident_page_of_camera on incident (camera_id, opened_at desc, id desc);
create index incident_page_of_open on incident (province, opened_at desc, id desc) where closed_at is null;

create table camera_service (
    camera_id uuid not null,
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    state text not null,
    began_at timestamptz not null,
    ended_at timestamptz,
    constraint camera_service_pk primary key (camera_id, began_at),
    constraint camera_service_camera_fk foreign key (camera_id, facility_id, province, enterprise)
        references camera (id, facility_id, province, enterprise) on update cascade,
    constraint camera_service_state_known check (state in ('IN_SERVICE', 'MAINTENANCE', 'UNRECORDED')),
    constraint camera_service_times_order check (ended_at >= began_at)
);

comment on table camera_service is 'When each camera was in service or under maintenance; written by triggers alone';
comment on column camera_service.state is 'UNRECORDED for what was before this was kept';
comment on column camera_service.ended_at is 'Null while it lasts';

create unique index camera_service_now on camera_service (camera_id) where ended_at is null;
create index camera_service_of_facility on camera_service (facility_id);
create index camera_service_in_province on camera_service (province);

create table watch (
    id uuid not null,
    began_at timestamptz not null,
    last_at timestamptz not null,
    constraint watch_pk primary key (id),
    constraint watch_times_order check (last_at >= began_at)
);

comment on table watch is 'When processes of this service watched cameras: between them is our outage, which says nothing of cameras';
comment on column watch.last_at is 'When the process last said so, every 10 s';

create index watch_by_end on watch (last_at);

do $$
declare
    scoped text;
begin
    foreach scoped in array array['incident', 'camera_service'] loop
        execute format('alter table %I enable row level security', scoped);
        execute format('alter table %I force row level security', scoped);
        execute format('create policy %I on %I to current_user using (true) with check (true)', scoped || '_owner', scoped);
        execute format('create policy %I on %I as restrictive to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,'
            ' giamsat_enterprise_provinces, giamsat_facility, giamsat_contact'
            ' using ((select scope_entered())) with check ((select scope_entered()))', scoped || '_entered', scoped);
        execute format('create policy %I on %I to giamsat_nation using (true) with check (true)', scoped || '_nation', scoped);
        execute format('create policy %I on %I to giamsat_province'
            ' using (province = scoped_province()) with check (province = scoped_province())', scoped || '_province', scoped);
        execute format('create policy %I on %I to giamsat_provinces using (province = any ((select scoped_provinces())::text[]))'
            ' with check (province = any ((select scoped_provinces())::text[]))', scoped || '_provinces', scoped);
        execute format('create policy %I on %I to giamsat_enterprise'
            ' using (enterprise = scoped_enterprise() and province = scoped_province())'
            ' with check (enterprise = scoped_enterprise() and province = scoped_province())', scoped || '_enterprise', scoped);
        execute format('create policy %I on %I to giamsat_enterprise_provinces'
            ' using (enterprise = scoped_enterprise() and province = any ((select scoped_provinces())::text[]))'
            ' with check (enterprise = scoped_enterprise() and province = any ((select scoped_provinces())::text[]))',
            scoped || '_enterprise_provinces', scoped);
        execute format('create policy %I on %I to giamsat_facility'
            ' using (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()))'
            ' with check (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()))', scoped || '_facility', scoped);
        execute format('create policy %I on %I to giamsat_contact'
            ' using (facility_id = any (scoped_facilities())) with check (facility_id = any (scoped_facilities()))',
            scoped || '_contact', scoped);
        execute format('grant select on %I to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,'
            ' giamsat_enterprise_provinces, giamsat_facility, giamsat_contact', scoped);
    end loop;
end
$$;
-- Who of these may acknowledge is decided by the role, above.
grant update (acknowledged_at, note, version) on incident to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,
    giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;

alter table watch enable row level security;
alter table watch force row level security;
create policy watch_entered on watch as restrictive to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,
    giamsat_enterprise_provinces, giamsat_facility, giamsat_contact, giamsat_prober
    using ((select scope_entered())) with check ((select scope_entered()));
create policy watch_seen on watch for select to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,
    giamsat_enterprise_provinces, giamsat_facility, giamsat_contact using (true);
create policy watch_prober on watch to giamsat_prober using (true) with check (true);
grant select on watch to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces,
    giamsat_facility, giamsat_contact;
grant select, insert, update on watch to giamsat_prober;

-- The functions below run as the owner: cameras and their health are read whoever changes them.
create policy camera_owner on camera to current_user using (true) with check (true);
create policy camera_health_owner on camera_health for select to current_user using (true);

-- The first and the last change of a camera's spell without a good picture, among the changes that are written at once.
--   number     of the spell among them; 0 may go on with an incident that is open
--   change_id  the one that opened it; null when it only ends what was open
create type incident_spell as (camera_id uuid, number bigint, change_id uuid, opened_at timestamptz, down boolean, reason text,
    good_at timestamptz, closed_at timestamptz);

-- Two statements for any number of changes. A camera that leaves service meanwhile waits here, or is seen to have left.
create function incidents_follow() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    spells incident_spell[];
    continued uuid[];
begin
    perform from camera
      where id in (select camera_id from changes where state in ('DOWN', 'DEGRADED')) order by id for share;
    select array_agg(row(s.*)::incident_spell) into spells
      from (select camera_id, recoveries - case when bad then 0 else 1 end as number,
                   (array_agg(id order by at, id) filter (where bad))[1], min(at) filter (where bad),
                   bool_or(state = 'DOWN'), (array_agg(reason order by state = 'DOWN' desc, at, id) filter (where bad))[1],
                   (array_agg(good_at order by at, id) filter (where bad))[1], min(at) filter (where not bad)
              from (select c.*, c.state in ('DOWN', 'DEGRADED') as bad,
                           count(*) filter (where c.state not in ('DOWN', 'DEGRADED'))
                               over (partition by c.camera_id order by c.at, c.id rows unbounded preceding) as recoveries
                      from changes c) marked
             group by 1, 2) s;
    with gone_on as (
        update incident i
           set kind = case when s.down then 'DOWN' else i.kind end,
               reason = case when s.down and i.kind = 'DEGRADED' then s.reason else i.reason end,
               closed_at = case when s.closed_at is not null then greatest(s.closed_at, i.opened_at) end,
               ending = case when s.closed_at is not null then 'RECOVERED' end,
               version = i.version + 1
          from unnest(spells) s
         where s.number = 0 and i.camera_id = s.camera_id and i.closed_at is null
        returning i.camera_id
    )
    select array_agg(camera_id) into continued from gone_on;
    insert into incident (id, camera_id, facility_id, province, enterprise, kind, reason, opened_at, closed_at, ending, last_good_at)
    select s.change_id, c.id, c.facility_id, c.province, c.enterprise, case when s.down then 'DOWN' else 'DEGRADED' end, s.reason,
           s.opened_at, s.closed_at, case when s.closed_at is not null then 'RECOVERED' end, s.good_at
      from unnest(spells) s
      join camera c on c.id = s.camera_id and c.state = 'IN_SERVICE'
     where s.change_id is not null and not (s.number = 0 and s.camera_id = any (coalesce(continued, '{}')));
    return null;
end
$$;
create trigger camera_health_change_followed after insert on camera_health_change
    referencing new table as changes for each statement execute function incidents_follow();

-- A camera that comes into service again as bad as it left has an incident from then on; none changes its health.
create function camera_serves() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    moment timestamptz := campaign_now();
begin
    if tg_op = 'UPDATE' then
        update camera_service set ended_at = greatest(moment, began_at) where camera_id = new.id and ended_at is null;
        update incident
           set closed_at = greatest(moment, opened_at), version = version + 1,
               ending = case when new.state in ('MAINTENANCE', 'RETIRED') then new.state else 'WITHDRAWN' end
         where camera_id = new.id and closed_at is null and new.state <> 'IN_SERVICE';
    end if;
    if new.state in ('IN_SERVICE', 'MAINTENANCE') then
        insert into camera_service (camera_id, facility_id, province, enterprise, state, began_at)
        values (new.id, new.facility_id, new.province, new.enterprise, new.state, moment)
            on conflict (camera_id, began_at) do update set state = excluded.state, ended_at = null;
    end if;
    insert into incident (id, camera_id, facility_id, province, enterprise, kind, reason, opened_at, last_good_at)
    select gen_random_uuid(), new.id, new.facility_id, new.province, new.enterprise, h.state, h.reason, moment, h.good_at
      from camera_health h
     where h.camera_id = new.id and h.state in ('DOWN', 'DEGRADED') and new.state = 'IN_SERVICE'
        on conflict do nothing;
    return null;
end
$$;
create trigger camera_enters after insert on camera for each row execute function camera_serves();
create trigger camera_changes_service after update of state on camera for each row
    when (old.state is distinct from new.state) execute function camera_serves();

-- Who it was is told by the database, as in the audit: of a contact as the facility's own list calls him.
create function incident_acknowledged() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    select acting.person_id, acting.name into new.acknowledged_by, new.acknowledged_by_name
      from acting_person(new.facility_id, new.province) acting;
    return new;
end
$$;
create trigger incident_acknowledged before update on incident for each row
    when (old.acknowledged_at is null and new.acknowledged_at is not null) execute function incident_acknowledged();

-- Times of a facility for which a report of people excuses its cameras.
create function excused_time(facility uuid, since timestamptz, until timestamptz) returns tstzmultirange
    language sql stable parallel safe
    return '{}'::tstzmultirange;
comment on function excused_time is 'Times between the two for which a report excuses the facility; none as long as reports are not taken';

create function milliseconds(times tstzmultirange) returns bigint
    language sql immutable parallel safe
    return (select coalesce(sum(round(extract(epoch from upper(part) - lower(part)) * 1000)), 0)::bigint from unnest(times) part);
comment on function milliseconds is 'How long these times are together';

-- What is there already. The owner is held off by the policies too while they are forced.
alter table camera no force row level security;
alter table camera_health no force row level security;
insert into camera_service (camera_id, facility_id, province, enterprise, state, began_at, ended_at)
select id, facility_id, province, enterprise, 'UNRECORDED', created_at, now() from camera where version > 0 and created_at < now();
insert into camera_service (camera_id, facility_id, province, enterprise, state, began_at)
select id, facility_id, province, enterprise, state, case when version = 0 then created_at else now() end
  from camera where state in ('IN_SERVICE', 'MAINTENANCE');
insert into incident (id, camera_id, facility_id, province, enterprise, kind, reason, opened_at)
select gen_random_uuid(), c.id, c.facility_id, c.province, c.enterprise, h.state, h.reason, h.since
  from camera_health h
  join camera c on c.id = h.camera_id
 where h.state in ('DOWN', 'DEGRADED') and c.state = 'IN_SERVICE';
alter table camera force row level security;
alter table camera_health force row level security;

revoke execute on function incidents_follow, camera_serves, incident_acknowledged from public;

alter table audit_entry drop constraint audit_entry_kind_known;
alter table audit_entry add constraint audit_entry_kind_known check (kind in ('FACILITY', 'CAMERA', 'CAMERA_LOGIN', 'PERSON',
    'APPOINTMENT', 'PICTURE', 'PROVINCE', 'SETTING', 'CAMPAIGN', 'CAMPAIGN_PROVINCE', 'CAMPAIGN_FACILITY', 'SURVEY', 'INCIDENT',
    'CONNECTION_PLAN', 'STATUS_REPORT', 'PHOTO', 'WEBHOOK', 'DAILY_REPORT', 'LOCK_EXCEPTION'));
create constraint trigger incident_audited after update on incident
    deferrable initially deferred for each row
    when ((old.acknowledged_at, old.note) is distinct from (new.acknowledged_at, new.note))
    execute function audit_row('INCIDENT', 'id', 'facility_id');
