-- Connection plans (phương án kết nối): proposed by the enterprise, returned or agreed by the DIC, every version kept; and what
-- verification and sufficiency are computed from: since when each camera has been found VERIFIED. Nobody types "connected": a role of its
-- own, which sees only what it needs, moves facilities on.

create table connection_plan (
    id uuid not null,
    campaign_id uuid not null,
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    number integer not null,
    state text not null default 'PROPOSED',
    method text not null,
    payer text not null,
    installer text not null,
    tasks jsonb not null,
    points jsonb not null,
    starts_on date not null,
    finishes_on date not null,
    remarks text,
    proposed_at timestamptz not null,
    proposed_by uuid,
    proposed_by_name text not null,
    decided_at timestamptz,
    decided_by uuid,
    decided_by_name text,
    reason text,
    version integer not null default 0,
    constraint connection_plan_pk primary key (id),
    constraint connection_plan_number_unique unique (campaign_id, facility_id, number),
    constraint connection_plan_facility_fk foreign key (campaign_id, facility_id, province, enterprise)
        references campaign_facility (campaign_id, facility_id, province, enterprise) on update cascade,
    constraint connection_plan_state_known check (state in ('PROPOSED', 'RETURNED', 'AGREED', 'SUPERSEDED')),
    constraint connection_plan_method_known check (method in ('RTSP_OVER_VPN', 'THROUGH_RECORDER', 'CLOUD_CAMERA', 'EDGE_RELAY')),
    constraint connection_plan_days_order check (finishes_on >= starts_on),
    constraint connection_plan_decision_whole check ((decided_at is null) = (decided_by_name is null)
        and (state <> 'PROPOSED' or decided_at is null) and (state not in ('RETURNED', 'AGREED') or decided_at is not null)),
    constraint connection_plan_reason_given check (state <> 'RETURNED' or reason is not null)
);

comment on table connection_plan is 'How a facility is to be connected; what was proposed and decided never changes, another version follows';
comment on column connection_plan.enterprise is 'That the facility is assigned to, or NONE';
comment on column connection_plan.number is 'Version of the facility''s plan within the campaign, from 1';
comment on column connection_plan.state is 'SUPERSEDED: another one was proposed before it was decided, or agreed after it';
comment on column connection_plan.payer is 'Party that pays';
comment on column connection_plan.installer is 'Party that installs';
comment on column connection_plan.tasks is 'Array of {party, task}: who does what';
comment on column connection_plan.points is 'Array of {zone, points}: how many cameras are expected in each zone';
comment on column connection_plan.starts_on is 'In Vietnam (Asia/Ho_Chi_Minh); finishes_on likewise, the last day';
comment on column connection_plan.reason is 'Why it was returned, or what the DIC says of it';
comment on column connection_plan.version is 'Counts decisions; the strong ETag';

create unique index connection_plan_proposed on connection_plan (campaign_id, facility_id) where state = 'PROPOSED';
create unique index connection_plan_agreed on connection_plan (campaign_id, facility_id) where state = 'AGREED';
create index connection_plan_of_facility on connection_plan (facility_id);

do $$
begin
    if not exists (select from pg_roles where rolname = 'giamsat_verifier') then
        create role giamsat_verifier nologin;
    end if;
end
$$;
grant giamsat_verifier to giamsat_app with inherit false, set true;
grant usage on schema public to giamsat_verifier;

alter table connection_plan enable row level security;
alter table connection_plan force row level security;
create policy connection_plan_owner on connection_plan to current_user using (true) with check (true);
create policy connection_plan_entered on connection_plan as restrictive to giamsat_nation, giamsat_province, giamsat_provinces,
    giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility, giamsat_contact
    using ((select scope_entered())) with check ((select scope_entered()));
create policy connection_plan_nation on connection_plan for select to giamsat_nation using (true);
create policy connection_plan_province on connection_plan to giamsat_province
    using (province = scoped_province()) with check (province = scoped_province());
create policy connection_plan_provinces on connection_plan to giamsat_provinces
    using (province = any ((select scoped_provinces())::text[])) with check (province = any ((select scoped_provinces())::text[]));
create policy connection_plan_enterprise on connection_plan to giamsat_enterprise
    using (enterprise = scoped_enterprise() and province = scoped_province())
    with check (enterprise = scoped_enterprise() and province = scoped_province());
create policy connection_plan_enterprise_provinces on connection_plan to giamsat_enterprise_provinces
    using (enterprise = scoped_enterprise() and province = any ((select scoped_provinces())::text[]))
    with check (enterprise = scoped_enterprise() and province = any ((select scoped_provinces())::text[]));
create policy connection_plan_facility on connection_plan to giamsat_facility
    using (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()))
    with check (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()));
create policy connection_plan_contact on connection_plan for select to giamsat_contact using (facility_id = any (scoped_facilities()));

-- Enterprises propose, provinces decide; which of their people, the role says.
grant select on connection_plan to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces,
    giamsat_facility, giamsat_contact;
grant insert, update (state, version) on connection_plan to giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility;
grant update (state, decided_at, decided_by, decided_by_name, reason, version) on connection_plan to giamsat_province, giamsat_provinces;

-- Where the facility belongs may change with it; what was proposed never does, and what was decided only gives way to another plan.
create function connection_plan_untouchable() returns trigger
    language plpgsql as
$$
begin
    raise exception 'A connection plan never changes' using errcode = 'insufficient_privilege';
end
$$;
create trigger connection_plan_unchanged before update on connection_plan
    for each row when (to_jsonb(old) - array['province', 'enterprise', 'state', 'decided_at', 'decided_by', 'decided_by_name', 'reason', 'version']
        is distinct from to_jsonb(new) - array['province', 'enterprise', 'state', 'decided_at', 'decided_by', 'decided_by_name', 'reason', 'version']
        or old.state <> 'PROPOSED' and (old.decided_at, old.decided_by, old.decided_by_name, old.reason)
            is distinct from (new.decided_at, new.decided_by, new.decided_by_name, new.reason)
        or old.state <> new.state and not (old.state = 'PROPOSED' or old.state = 'AGREED' and new.state = 'SUPERSEDED'))
    execute function connection_plan_untouchable();
create trigger connection_plan_kept before delete or truncate on connection_plan
    for each statement execute function connection_plan_untouchable();
create constraint trigger connection_plan_audited after insert or update or delete on connection_plan
    deferrable initially deferred for each row execute function audit_row('CONNECTION_PLAN', 'id', 'facility_id');

-- Counted in the row that each flush of health writes anyway, so that 100,000 cameras cost nothing more. A probe that fails takes nothing
-- back: a connected facility that loses its picture stays connected, and shows its health.
alter table camera_health add column verified_first_at timestamptz;
alter table camera_health add column verified_last_at timestamptz;
comment on column camera_health.verified_first_at is 'First probe that reached VERIFIED since the camera must be verified; null for none';
comment on column camera_health.verified_last_at is 'Last such probe that was written';

create function camera_verified() returns trigger
    language plpgsql as
$$
begin
    new.verified_first_at := coalesce(new.verified_first_at, new.checked_at);
    new.verified_last_at := greatest(new.verified_last_at, new.checked_at);
    return new;
end
$$;
create trigger camera_health_verified before insert or update of rung, checked_at on camera_health
    for each row when (new.rung = 'VERIFIED') execute function camera_verified();

-- Another plan: all of the facility must be verified anew.
create function plan_reopens_verification() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    update camera_health set verified_first_at = null, verified_last_at = null
     where facility_id = new.facility_id and verified_first_at is not null;
    return null;
end
$$;
create trigger connection_plan_reopens after update of state on connection_plan
    for each row when (new.state = 'AGREED' and old.state <> 'AGREED') execute function plan_reopens_verification();

-- Another camera, or one that is elsewhere or reached otherwise: that one. The places are locked before they are judged, so that a
-- verification that is being made is waited for and then seen.
create function camera_reopens_verification() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    update camera_health set verified_first_at = null, verified_last_at = null
     where camera_id = new.id and verified_first_at is not null;
    perform from campaign_facility
      where facility_id = new.facility_id and step in ('CONNECTING', 'CONNECTED') order by campaign_id for update;
    update campaign_facility set step = 'CONNECTING', reason = null, step_since = campaign_now()
     where facility_id = new.facility_id and step = 'CONNECTED';
    return null;
end
$$;
create trigger camera_entered_to_be_verified after insert on camera
    for each row when (new.state = 'IN_SERVICE') execute function camera_reopens_verification();
create trigger camera_changed_to_be_verified after update of state, facility_id, zone, main_address on camera
    for each row when (new.state = 'IN_SERVICE' and ((old.facility_id, old.zone, old.main_address) <> (new.facility_id, new.zone, new.main_address)
        or old.state not in ('IN_SERVICE', 'MAINTENANCE')))
    execute function camera_reopens_verification();
revoke execute on function plan_reopens_verification, camera_reopens_verification from public;

-- What the service's own verification may see and do.
create index campaign_facility_to_verify on campaign_facility (facility_id) where step in ('PLAN_AGREED', 'CONNECTING') and left_at is null;
create index camera_in_service on camera (facility_id, zone) where state = 'IN_SERVICE';
do $$
declare
    scoped text;
begin
    foreach scoped in array array['campaign_facility', 'facility', 'camera', 'camera_health'] loop
        execute format('create policy %I on %I for select to giamsat_verifier using (true)', scoped || '_verifier', scoped);
        execute format('create policy %I on %I as restrictive to giamsat_verifier using ((select scope_entered()))'
            ' with check ((select scope_entered()))', scoped || '_verifier_entered', scoped);
    end loop;
end
$$;
create policy campaign_facility_verifier_moves on campaign_facility for update to giamsat_verifier using (true) with check (true);
grant select on campaign_facility to giamsat_verifier;
grant update (step, before, reason, step_since, first_connected_at) on campaign_facility to giamsat_verifier;
grant select (id, name) on facility to giamsat_verifier;
grant select (id, facility_id, state) on camera to giamsat_verifier;
grant select (camera_id, verified_first_at, verified_last_at) on camera_health to giamsat_verifier;
