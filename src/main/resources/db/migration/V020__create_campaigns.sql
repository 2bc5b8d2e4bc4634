-- Orders ("campaigns") and where each facility stands within each of them. Facilities join by the scope of the order, in the database,
-- so that no way of registering, importing or moving them can forget it; each change of a step is written down with who, when, why.

create table campaign (
    id uuid not null,
    number text not null,
    issuer text not null,
    title text not null,
    text_link text,
    starts_on date not null,
    due_on date not null,
    scope text not null,
    version integer not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint campaign_pk primary key (id),
    constraint campaign_number_unique unique (number),
    constraint campaign_scope_known check (scope in ('PROVINCES', 'FACILITIES')),
    constraint campaign_days_order check (due_on >= starts_on),
    constraint campaign_text_link_form check (text_link ~ '^https://')
);

comment on table campaign is 'Orders (công điện) that facilities be connected until a day';
comment on column campaign.number is 'As it stands on the order, for example 597/CĐ-BCĐ';
comment on column campaign.text_link is 'Where the text of the order can be read, an https URL';
comment on column campaign.starts_on is 'In Vietnam (Asia/Ho_Chi_Minh)';
comment on column campaign.due_on is 'Last day of the deadline, in Vietnam';
comment on column campaign.scope is 'PROVINCES: all facilities of those in campaign_province; FACILITIES: those that are named in campaign_facility';
comment on column campaign.version is 'Counts changes; the strong ETag';

create table campaign_province (
    campaign_id uuid not null,
    province text not null,
    coordinator uuid,
    constraint campaign_province_pk primary key (campaign_id, province),
    constraint campaign_province_campaign_fk foreign key (campaign_id) references campaign (id),
    constraint campaign_province_province_fk foreign key (province) references province (key),
    constraint campaign_province_coordinator_fk foreign key (coordinator) references person (id)
);

comment on table campaign_province is 'Provinces of an order; where it names facilities, only who coordinates them';
comment on column campaign_province.province is 'Key; a unit includes those that went into it';
comment on column campaign_province.coordinator is 'Who leads there: a person that was province-operator there when it was named';

create index campaign_province_by_coordinator on campaign_province (coordinator);

-- When something happened that the database itself noticed.
create function campaign_now() returns timestamptz
    language sql volatile
    return clock_timestamp();

create table campaign_facility (
    campaign_id uuid not null,
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    named boolean not null default false,
    step text not null,
    before text,
    reason text,
    step_since timestamptz not null default campaign_now(),
    first_connected_at timestamptz,
    joined_at timestamptz not null default campaign_now(),
    left_at timestamptz,
    version integer not null default 0,
    constraint campaign_facility_pk primary key (campaign_id, facility_id),
    constraint campaign_facility_scope_unique unique (campaign_id, facility_id, province, enterprise),
    constraint campaign_facility_campaign_fk foreign key (campaign_id) references campaign (id),
    constraint campaign_facility_facility_fk foreign key (facility_id, province, enterprise)
        references facility (id, province, assigned) on update cascade,
    constraint campaign_facility_step_known check (step in ('LISTED', 'CONTACT_APPOINTED', 'SURVEYED', 'PLAN_PROPOSED', 'PLAN_AGREED',
        'CONNECTING', 'CONNECTED', 'CANNOT_CONNECT', 'EXEMPT')),
    constraint campaign_facility_before_known check (before in ('LISTED', 'CONTACT_APPOINTED', 'SURVEYED', 'PLAN_PROPOSED', 'PLAN_AGREED',
        'CONNECTING', 'CONNECTED')),
    constraint campaign_facility_side_step check ((step in ('CANNOT_CONNECT', 'EXEMPT')) = (before is not null)
        and (step not in ('CANNOT_CONNECT', 'EXEMPT') or reason is not null)),
    constraint campaign_facility_connected check (step <> 'CONNECTED' or first_connected_at is not null)
);

comment on table campaign_facility is 'Where a facility stands within a campaign';
comment on column campaign_facility.named is 'Whether the order names the facility itself';
comment on column campaign_facility.before is 'The step that it returns to when CANNOT_CONNECT or EXEMPT is taken back';
comment on column campaign_facility.reason is 'Why it came to this step';
comment on column campaign_facility.first_connected_at is 'When the service first verified all of it; kept when it is verified anew';
comment on column campaign_facility.left_at is 'When it left the scope of the order; null while it is in it';
comment on column campaign_facility.version is 'Counts changes; the strong ETag';

create index campaign_facility_by_facility on campaign_facility (facility_id);
create index campaign_facility_by_step on campaign_facility (campaign_id, province, step);

create table campaign_step (
    campaign_id uuid not null,
    facility_id uuid not null,
    number integer not null,
    province text not null,
    enterprise text not null,
    was text,
    step text not null,
    reason text,
    at timestamptz not null,
    person_id uuid,
    actor text not null,
    constraint campaign_step_pk primary key (campaign_id, facility_id, number),
    constraint campaign_step_facility_fk foreign key (campaign_id, facility_id, province, enterprise)
        references campaign_facility (campaign_id, facility_id, province, enterprise) on update cascade
);

comment on table campaign_step is 'Append-only: how facilities came to the steps where they are; a record by itself, so it is not audited once more';
comment on column campaign_step.number is 'Version of campaign_facility that it made; grows, with gaps';
comment on column campaign_step.was is 'The step before; null for the first one';
comment on column campaign_step.person_id is 'Who did it; null for the service itself and for the owner by hand';
comment on column campaign_step.actor is 'Name of that person then, or of the database user';

-- The door, as everywhere: each level sees its own, nobody sees anything who did not come through it.
do $$
declare
    scoped text;
begin
    foreach scoped in array array['campaign', 'campaign_province', 'campaign_facility', 'campaign_step'] loop
        execute format('alter table %I enable row level security', scoped);
        execute format('alter table %I force row level security', scoped);
        execute format('create policy %I on %I to current_user using (true) with check (true)', scoped || '_owner', scoped);
        execute format('create policy %I on %I as restrictive to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,'
            ' giamsat_enterprise_provinces, giamsat_facility, giamsat_contact using ((select scope_entered())) with check ((select scope_entered()))',
            scoped || '_entered', scoped);
        execute format('grant select on %I to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,'
            ' giamsat_enterprise_provinces, giamsat_facility, giamsat_contact', scoped);
    end loop;
    -- An order is everybody's to read and the nation's to write.
    foreach scoped in array array['campaign', 'campaign_province'] loop
        execute format('create policy %I on %I to giamsat_nation using (true) with check (true)', scoped || '_nation', scoped);
        execute format('create policy %I on %I for select to giamsat_province, giamsat_provinces, giamsat_enterprise,'
            ' giamsat_enterprise_provinces, giamsat_facility, giamsat_contact using (true)', scoped || '_readers', scoped);
    end loop;
    foreach scoped in array array['campaign_facility', 'campaign_step'] loop
        execute format('create policy %I on %I to giamsat_nation using (true) with check (true)', scoped || '_nation', scoped);
        execute format('create policy %I on %I to giamsat_province'
            ' using (province = scoped_province()) with check (province = scoped_province())', scoped || '_province', scoped);
        execute format('create policy %I on %I to giamsat_provinces'
            ' using (province = any (scoped_provinces())) with check (province = any (scoped_provinces()))', scoped || '_provinces', scoped);
        execute format('create policy %I on %I to giamsat_enterprise'
            ' using (enterprise = scoped_enterprise() and province = scoped_province())'
            ' with check (enterprise = scoped_enterprise() and province = scoped_province())', scoped || '_enterprise', scoped);
        execute format('create policy %I on %I to giamsat_enterprise_provinces'
            ' using (enterprise = scoped_enterprise() and province = any (scoped_provinces()))'
            ' with check (enterprise = scoped_enterprise() and province = any (scoped_provinces()))', scoped || '_enterprise_provinces', scoped);
        execute format('create policy %I on %I to giamsat_facility'
            ' using (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()))'
            ' with check (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()))', scoped || '_facility', scoped);
        execute format('create policy %I on %I for select to giamsat_contact'
            ' using (facility_id = any (scoped_facilities()))', scoped || '_contact', scoped);
    end loop;
end
$$;

grant insert, update on campaign to giamsat_nation;
grant insert, update (coordinator), delete on campaign_province to giamsat_nation;
grant insert, update (named, left_at) on campaign_facility to giamsat_nation;
-- Which of these may move a step is decided by the role, above. Nobody writes campaign_step but the trigger below.
grant update (step, before, reason, step_since, first_connected_at) on campaign_facility
    to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility;

-- Everybody may know the name of a coordinator, and nothing else of him.
create function coordinator_name(person uuid) returns text
    language sql stable security definer set search_path = public, pg_temp as
$$
    select p.name from person p
     where p.id = coordinator_name.person
       and exists (select from campaign_province c where c.coordinator = coordinator_name.person)
$$;

-- Whether somebody is appointed as contact of the facility, from now or later on.
create function has_contact(facility uuid) returns boolean
    language sql stable
    return exists (select from appointment a
                    where a.facility_id = has_contact.facility and a.role = 'FACILITY_CONTACT'
                      and (a.valid_to is null or (a.valid_to > a.valid_from and a.valid_to > now())));

-- Whether a campaign covers a facility of the province. A unit includes those that went into it.
create function campaign_covers(campaign uuid, scope text, named boolean, province text) returns boolean
    language sql stable
    return case when campaign_covers.scope = 'FACILITIES' then campaign_covers.named
        else exists (select from campaign_province p
                      where p.campaign_id = campaign_covers.campaign
                        and campaign_covers.province in (select units_within(p.province))) end;

-- Facilities and contacts are entered side by side, but not beside a change of what campaigns cover: neither would see the other.
-- Before the statement, so that nobody waits for the other's rows while holding this.
create function campaigns_stand_still() returns trigger
    language plpgsql as
$$
begin
    perform pg_advisory_xact_lock_shared(597, 1);
    return null;
end
$$;
create function campaigns_change() returns trigger
    language plpgsql as
$$
begin
    perform pg_advisory_xact_lock(597, 1);
    return null;
end
$$;
create trigger facility_while_campaigns_stand_still before insert or update of province on facility
    for each statement execute function campaigns_stand_still();
create trigger appointment_while_campaigns_stand_still before insert on appointment
    for each statement execute function campaigns_stand_still();
create trigger campaign_changes before insert or update on campaign
    for each statement execute function campaigns_change();
create trigger campaign_province_changes before insert or update or delete on campaign_province
    for each statement execute function campaigns_change();

-- A facility that is registered, imported or moved joins the campaigns that cover it. One that leaves stays, with its history.
create function facility_joins_campaigns() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into campaign_facility (campaign_id, facility_id, province, enterprise, step)
    select c.id, new.id, new.province, new.assigned, case when has_contact(new.id) then 'CONTACT_APPOINTED' else 'LISTED' end
      from campaign c
     where campaign_covers(c.id, c.scope, false, new.province)
        on conflict (campaign_id, facility_id) do update set left_at = null where campaign_facility.left_at is not null;
    update campaign_facility m set left_at = campaign_now()
      from campaign c
     where c.id = m.campaign_id and m.facility_id = new.id and m.left_at is null
       and not campaign_covers(c.id, c.scope, m.named, new.province);
    return null;
end
$$;
create trigger facility_joins after insert on facility
    for each row execute function facility_joins_campaigns();
create trigger facility_joins_elsewhere after update of province on facility
    for each row when (old.province is distinct from new.province) execute function facility_joins_campaigns();

-- The same the other way round. Runs as the nation, which sees all facilities.
create function campaign_gathers(given uuid) returns void
    language sql volatile as
$$
    insert into campaign_facility (campaign_id, facility_id, province, enterprise, step)
    select c.id, f.id, f.province, f.assigned, case when has_contact(f.id) then 'CONTACT_APPOINTED' else 'LISTED' end
      from campaign c
      join facility f on f.province in (select w.key from campaign_province p, units_within(p.province) w (key)
                                         where p.campaign_id = campaign_gathers.given)
     where c.id = campaign_gathers.given and c.scope = 'PROVINCES'
        on conflict (campaign_id, facility_id) do update set left_at = null where campaign_facility.left_at is not null;
    update campaign_facility m
       set left_at = case when campaign_covers(c.id, c.scope, m.named, m.province) then null else campaign_now() end
      from campaign c
     where c.id = campaign_gathers.given and m.campaign_id = c.id
       and (m.left_at is null) <> campaign_covers(c.id, c.scope, m.named, m.province);
$$;

create function campaign_province_gathers() returns trigger
    language plpgsql as
$$
begin
    perform campaign_gathers(changed.campaign_id) from (select distinct campaign_id from changed_provinces) changed;
    return null;
end
$$;
create trigger campaign_province_joins after insert on campaign_province
    referencing new table as changed_provinces for each statement execute function campaign_province_gathers();
create trigger campaign_province_leaves after delete on campaign_province
    referencing old table as changed_provinces for each statement execute function campaign_province_gathers();

create function campaign_scope_gathers() returns trigger
    language plpgsql as
$$
begin
    perform campaign_gathers(new.id);
    return null;
end
$$;
create trigger campaign_scope_changes after update of scope on campaign
    for each row when (old.scope is distinct from new.scope) execute function campaign_scope_gathers();

-- Whom a facility names is appointed: that is the next step of the facility.
create function contact_moves_facility() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    update campaign_facility
       set step = 'CONTACT_APPOINTED', reason = null, step_since = campaign_now()
     where facility_id = new.facility_id and step = 'LISTED' and has_contact(new.facility_id);
    return null;
end
$$;
create trigger appointment_moves_facility after insert on appointment
    for each row when (new.role = 'FACILITY_CONTACT') execute function contact_moves_facility();

create function campaign_facility_changed() returns trigger
    language plpgsql as
$$
begin
    new.version := old.version + 1;
    return new;
end
$$;
create trigger campaign_facility_changed before update on campaign_facility
    for each row when (old.* is distinct from new.*) execute function campaign_facility_changed();

-- No step without its record.
create function campaign_step_taken() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into campaign_step (campaign_id, facility_id, number, province, enterprise, was, step, reason, at, person_id, actor)
    values (new.campaign_id, new.facility_id, new.version, new.province, new.enterprise, case tg_op when 'UPDATE' then old.step end,
        new.step, new.reason, new.step_since, nullif(current_setting('giamsat.person', true), '')::uuid,
        coalesce(nullif(current_setting('giamsat.actor', true), ''), session_user));
    return null;
end
$$;
create trigger campaign_facility_joined after insert on campaign_facility
    for each row execute function campaign_step_taken();
create trigger campaign_facility_stepped after update of step, reason on campaign_facility
    for each row when (old.step is distinct from new.step or old.reason is distinct from new.reason)
    execute function campaign_step_taken();

-- Only where the facility belongs may change, because the facility did.
create function campaign_step_untouchable() returns trigger
    language plpgsql as
$$
begin
    raise exception 'Steps are append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger campaign_step_unchanged before update on campaign_step
    for each row when ((old.campaign_id, old.facility_id, old.number, old.was, old.step, old.reason, old.at, old.person_id, old.actor)
        is distinct from (new.campaign_id, new.facility_id, new.number, new.was, new.step, new.reason, new.at, new.person_id, new.actor))
    execute function campaign_step_untouchable();
create trigger campaign_step_kept before delete or truncate on campaign_step
    for each statement execute function campaign_step_untouchable();

revoke execute on function coordinator_name, facility_joins_campaigns, contact_moves_facility, campaign_step_taken from public;
grant execute on function coordinator_name to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,
    giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;

alter table audit_entry drop constraint audit_entry_kind_known;
alter table audit_entry add constraint audit_entry_kind_known check (kind in ('FACILITY', 'CAMERA', 'CAMERA_LOGIN', 'PERSON',
    'APPOINTMENT', 'PICTURE', 'PROVINCE', 'SETTING', 'CAMPAIGN', 'CAMPAIGN_PROVINCE', 'CAMPAIGN_FACILITY'));
create constraint trigger campaign_audited after insert or update or delete on campaign
    deferrable initially deferred for each row execute function audit_row('CAMPAIGN', 'id', '');
create constraint trigger campaign_province_audited after insert or update or delete on campaign_province
    deferrable initially deferred for each row execute function audit_row('CAMPAIGN_PROVINCE', 'campaign_id', '');
create constraint trigger campaign_facility_audited after insert or update or delete on campaign_facility
    deferrable initially deferred for each row execute function audit_row('CAMPAIGN_FACILITY', 'facility_id', 'facility_id');
