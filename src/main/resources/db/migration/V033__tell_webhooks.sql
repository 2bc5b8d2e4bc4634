-- Others' systems are told what happened: events are written in the transaction of the effect, one row for each destination that
-- wants them, and delivered afterwards. A destination of the nation gets all events, one of a province those of its units.

do $$
begin
    if not exists (select from pg_roles where rolname = 'giamsat_notifier') then
        create role giamsat_notifier nologin;
    end if;
end
$$;

grant giamsat_notifier to giamsat_app with inherit false, set true;
grant usage on schema public to giamsat_notifier;

create table webhook (
    id uuid not null,
    province text,
    address text not null,
    name text not null,
    kinds text[] not null,
    version integer not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint webhook_pk primary key (id),
    constraint webhook_province_fk foreign key (province) references province (key),
    constraint webhook_kinds_known check (cardinality(kinds) > 0
        and kinds <@ array['STEP_TAKEN', 'STEP_DECIDED', 'APPOINTMENT_BEGUN', 'APPOINTMENT_ENDED', 'INCIDENT_OPENED', 'INCIDENT_CLOSED'])
);

comment on table webhook is 'Destinations of events, registered by who keeps them';
comment on column webhook.province is 'Key of the unit whose events it gets, with those that went into it; null for the nation';
comment on column webhook.address is 'Absolute URL; may itself be a secret, so the audit has it not';
comment on column webhook.kinds is 'Kinds of events that it gets';
comment on column webhook.version is 'Counts changes; the strong ETag';

create index webhook_by_province on webhook (province);

create table webhook_secret (
    id uuid not null,
    webhook_id uuid not null,
    province text,
    sealed bytea not null,
    created_at timestamptz not null,
    ends_at timestamptz,
    constraint webhook_secret_pk primary key (id),
    constraint webhook_secret_webhook_fk foreign key (webhook_id) references webhook (id) on delete cascade
);

comment on table webhook_secret is 'What events are signed with: the newest, and those before it until they end';
comment on column webhook_secret.sealed is
    'Length (1 byte) and name of the key, nonce (12 bytes), AES-256-GCM ciphertext and tag (16 bytes); bound to the id';
comment on column webhook_secret.ends_at is 'When it no longer signs, because a newer one was made; null for the newest';

create index webhook_secret_by_webhook on webhook_secret (webhook_id);

create table webhook_delivery (
    id uuid not null,
    webhook_id uuid not null,
    province text,
    event_id uuid not null,
    kind text not null,
    body text not null,
    at timestamptz not null,
    state text not null default 'PENDING',
    tries integer not null default 0,
    due_at timestamptz not null,
    settled_at timestamptz,
    status integer,
    error text,
    constraint webhook_delivery_pk primary key (id),
    constraint webhook_delivery_event_unique unique (webhook_id, event_id),
    constraint webhook_delivery_webhook_fk foreign key (webhook_id) references webhook (id) on delete cascade,
    constraint webhook_delivery_state_known check (state in ('PENDING', 'DELIVERED', 'DEAD')),
    constraint webhook_delivery_settled check ((state = 'PENDING') = (settled_at is null))
);

comment on table webhook_delivery is 'Outbox: an event on its way to one destination, and what became of it';
comment on column webhook_delivery.event_id is 'The same for all destinations and all tries';
comment on column webhook_delivery.body is 'JSON as it is sent and signed, byte for byte';
comment on column webhook_delivery.tries is 'How often it was begun; a try that a crash interrupted counts';
comment on column webhook_delivery.due_at is 'When it is tried next; while it is tried, when others may take it over';
comment on column webhook_delivery.settled_at is 'When it was delivered or given up';
comment on column webhook_delivery.status is 'HTTP status of the last answer; null without one';
comment on column webhook_delivery.error is 'Why the last try failed, a word of notice.Outcome';

create index webhook_delivery_due on webhook_delivery (due_at) where state = 'PENDING';
create index webhook_delivery_by_webhook on webhook_delivery (webhook_id, at, id);
create index webhook_delivery_settled on webhook_delivery (settled_at);

do $$
declare
    scoped text;
begin
    foreach scoped in array array['webhook', 'webhook_secret', 'webhook_delivery'] loop
        execute format('alter table %I enable row level security', scoped);
        execute format('alter table %I force row level security', scoped);
        execute format('create policy %I on %I to current_user using (true) with check (true)', scoped || '_owner', scoped);
        execute format('create policy %I on %I to giamsat_administrator using (true) with check (true)', scoped || '_administrator', scoped);
        execute format('create policy %I on %I to giamsat_province using (province = scoped_province())'
            ' with check (province = scoped_province())', scoped || '_province', scoped);
        execute format('create policy %I on %I to giamsat_provinces using (province = any ((select scoped_provinces())::text[]))'
            ' with check (province = any ((select scoped_provinces())::text[]))', scoped || '_provinces', scoped);
        execute format('create policy %I on %I to giamsat_notifier using (true) with check (true)', scoped || '_notifier', scoped);
        execute format('create policy %I on %I as restrictive to giamsat_administrator, giamsat_province, giamsat_provinces,'
            ' giamsat_notifier using ((select scope_entered())) with check ((select scope_entered()))', scoped || '_entered', scoped);
    end loop;
end
$$;
create policy webhook_secret_sealer on webhook_secret to giamsat_sealer using (true) with check (true);
create policy webhook_secret_sealer_entered on webhook_secret as restrictive to giamsat_sealer
    using ((select scope_entered())) with check ((select scope_entered()));

-- Which of these may keep destinations is decided by the role, above. Secrets are written by them and never read.
grant select, insert, delete, update (address, name, kinds, version, updated_at) on webhook
    to giamsat_administrator, giamsat_province, giamsat_provinces;
grant select (id, webhook_id, province, ends_at, created_at), insert, update (ends_at), delete on webhook_secret
    to giamsat_administrator, giamsat_province, giamsat_provinces;
grant select, insert, update (state, tries, due_at, settled_at) on webhook_delivery
    to giamsat_administrator, giamsat_province, giamsat_provinces;
grant select (id, address) on webhook to giamsat_notifier;
grant select, delete on webhook_secret to giamsat_notifier;
grant select, delete, update (state, tries, due_at, settled_at, status, error) on webhook_delivery to giamsat_notifier;
grant select (id, sealed), update (sealed) on webhook_secret to giamsat_sealer;

-- Hands an event to all destinations that want it, in the transaction of the effect. Instants are UTC, in microseconds.
create function webhook_tell(given_kind text, given_province text, told jsonb) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    event uuid := gen_random_uuid();
    moment timestamptz := clock_timestamp();
begin
    insert into webhook_delivery (id, webhook_id, province, event_id, kind, body, at, due_at)
    select gen_random_uuid(), w.id, w.province, event, given_kind, webhook_body(given_kind, moment, told), moment, moment
      from webhook w
     where given_kind = any (w.kinds)
       and case when w.province is null then true else given_province in (select units_within(w.province)) end;
end
$$;

create function webhook_instant(moment timestamptz) returns text
    language sql stable
    return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- As the Standard Webhooks specification has payloads: type, timestamp, data.
create function webhook_body(given_kind text, moment timestamptz, told jsonb) returns text
    language sql stable
    return jsonb_build_object('type', replace(lower(given_kind), '_', '.'), 'timestamp', webhook_instant(moment),
        'data', jsonb_strip_nulls(told))::text;

create function webhook_step_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform webhook_tell(
        case when new.step in ('CANNOT_CONNECT', 'EXEMPT') or coalesce(new.was in ('CANNOT_CONNECT', 'EXEMPT'), false)
             then 'STEP_DECIDED' else 'STEP_TAKEN' end,
        new.province,
        jsonb_build_object('campaignId', new.campaign_id, 'facilityId', new.facility_id, 'province', new.province,
            'was', new.was, 'step', new.step, 'at', webhook_instant(new.at), 'version', new.number));
    return null;
end
$$;
create trigger campaign_step_told after insert on campaign_step
    for each row execute function webhook_step_told();

-- Neither who was appointed nor by whom.
create function webhook_appointment_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform webhook_tell(
        case tg_op when 'INSERT' then 'APPOINTMENT_BEGUN' else 'APPOINTMENT_ENDED' end,
        new.province,
        jsonb_build_object('appointmentId', new.id, 'role', new.role, 'province', new.province, 'enterprise', new.enterprise,
            'facilityId', new.facility_id, 'validFrom', webhook_instant(new.valid_from), 'validTo', webhook_instant(new.valid_to)));
    return null;
end
$$;
create trigger appointment_begin_told after insert on appointment
    for each row execute function webhook_appointment_told();
create trigger appointment_end_told after update of valid_to on appointment
    for each row when (new.valid_to is not null and old.valid_to is distinct from new.valid_to)
    execute function webhook_appointment_told();

create function webhook_incident_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform webhook_tell(
        case tg_op when 'INSERT' then 'INCIDENT_OPENED' else 'INCIDENT_CLOSED' end,
        new.province,
        jsonb_build_object('incidentId', new.id, 'cameraId', new.camera_id, 'facilityId', new.facility_id, 'province', new.province,
            'kind', new.kind, 'reason', new.reason, 'openedAt', webhook_instant(new.opened_at),
            'closedAt', webhook_instant(new.closed_at), 'ending', new.ending));
    return null;
end
$$;
create trigger incident_begin_told after insert on incident
    for each row execute function webhook_incident_told();
create trigger incident_end_told after update of closed_at on incident
    for each row when (old.closed_at is null and new.closed_at is not null) execute function webhook_incident_told();

-- The address may be a secret; that it was changed is told.
create function audit_webhook() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    was jsonb := case when tg_op = 'INSERT' then '{}' else jsonb_build_object('name', old.name, 'kinds', old.kinds,
        'province', old.province, 'host', webhook_host(old.address)) end;
    becomes jsonb := case when tg_op = 'DELETE' then '{}' else jsonb_build_object('name', new.name, 'kinds', new.kinds,
        'province', new.province, 'host', webhook_host(new.address)) end;
    told_before jsonb;
    told_after jsonb;
begin
    select coalesce(jsonb_object_agg(key, value), '{}') into told_before
      from jsonb_each(was) where value <> 'null' and value is distinct from becomes -> key;
    select coalesce(jsonb_object_agg(key, value), '{}') into told_after
      from jsonb_each(becomes) where value <> 'null' and value is distinct from was -> key;
    perform audit_append(
        case tg_op when 'INSERT' then 'REGISTERED' when 'UPDATE' then 'CHANGED' else 'REMOVED' end, 'WEBHOOK',
        case when tg_op = 'DELETE' then old.id else new.id end, case when tg_op = 'DELETE' then old.province else new.province end,
        null, told_before, told_after);
    return null;
end
$$;

create function webhook_host(address text) returns text
    language sql immutable
    return substring(address from '^https?://([^/?#]*)');

create constraint trigger webhook_audited after insert or update or delete on webhook
    deferrable initially deferred for each row execute function audit_webhook();

revoke execute on function webhook_tell, webhook_body, webhook_step_told, webhook_appointment_told, webhook_incident_told, audit_webhook from public;
grant execute on function webhook_body to giamsat_administrator, giamsat_province, giamsat_provinces;

alter table audit_entry drop constraint audit_entry_kind_known;
alter table audit_entry add constraint audit_entry_kind_known check (kind in ('FACILITY', 'CAMERA', 'CAMERA_LOGIN', 'PERSON',
    'APPOINTMENT', 'PICTURE', 'PROVINCE', 'SETTING', 'CAMPAIGN', 'CAMPAIGN_PROVINCE', 'CAMPAIGN_FACILITY', 'SURVEY', 'INCIDENT',
    'CONNECTION_PLAN', 'STATUS_REPORT', 'PHOTO', 'WEBHOOK', 'DAILY_REPORT', 'LOCK_EXCEPTION'));
