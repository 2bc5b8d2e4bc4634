-- Who did what to which row: written by the database itself in the transaction of the effect, so that no command can forget it, and
-- without grants for the levels, so that none can write or change it by itself. The entries of a day are chained by their hashes:
-- each hash is that of the hash before it and of the entry's text. Who changes, removes or inserts an entry afterwards breaks the chain.

create table audit_entry (
    day date not null,
    number bigint not null,
    id uuid not null,
    at timestamptz not null,
    person_id uuid,
    actor text not null,
    acting_as uuid,
    level text not null,
    action text not null,
    kind text not null,
    row_id uuid not null,
    province text,
    facility_id uuid,
    before jsonb not null,
    after jsonb not null,
    request text,
    address text,
    hash bytea not null,
    constraint audit_entry_pk primary key (day, number),
    constraint audit_entry_id_unique unique (id),
    constraint audit_entry_action_known check (action in ('REGISTERED', 'CHANGED', 'REMOVED', 'VIEWED')),
    constraint audit_entry_kind_known check (kind in ('FACILITY', 'CAMERA', 'CAMERA_LOGIN', 'PERSON', 'APPOINTMENT', 'PICTURE'))
);

comment on table audit_entry is 'Append-only: what people did, and what the owner did by hand';
comment on column audit_entry.day is 'In Vietnam (Asia/Ho_Chi_Minh)';
comment on column audit_entry.number is 'Of the day, from 1, without gaps';
comment on column audit_entry.actor is 'Name of the person then, or of the database user that came without one';
comment on column audit_entry.acting_as is 'The appointment that the person chose to act under; null for all that it held';
comment on column audit_entry.level is 'Database role of the scope, or the database user without one';
comment on column audit_entry.province is 'Of the row, after its change; null for what belongs to none';
comment on column audit_entry.before is 'The fields that changed, without secrets';
comment on column audit_entry.request is 'Id of the request, as X-Request-Id told it';
comment on column audit_entry.address is 'Network address that the request came from';
comment on column audit_entry.hash is 'SHA-256 of the hash before and of audit_text(entry)';

create index audit_entry_in_province on audit_entry (province, day, number);
create index audit_entry_of_row on audit_entry (row_id, day, number);
create index audit_entry_of_person on audit_entry (person_id, day, number);

create table audit_day (
    day date not null,
    opening bytea not null,
    entries bigint not null,
    closing bytea not null,
    constraint audit_day_pk primary key (day)
);

comment on table audit_day is 'Where each day''s chain begins and ends';
comment on column audit_day.opening is 'The closing of the day before that has entries; empty for the first';
comment on column audit_day.closing is 'Hash of the last entry';

create function audit_untouchable() returns trigger
    language plpgsql as
$$
begin
    raise exception 'The audit is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_entry_untouchable before update or delete or truncate on audit_entry
    for each statement execute function audit_untouchable();
create trigger audit_day_untouchable before delete or truncate on audit_day
    for each statement execute function audit_untouchable();

-- What is hashed: all of the entry but its hash, whatever the session's time zone and date style are.
create function audit_text(e audit_entry) returns text
    language sql stable
    return jsonb_build_array(e.day, e.number, e.id, (extract(epoch from e.at) * 1000000)::bigint, e.person_id, e.actor, e.acting_as,
        e.level, e.action, e.kind, e.row_id, e.province, e.facility_id, e.before, e.after, e.request, e.address)::text;

-- The hash that the first entry of a day continues.
create function audit_opening(given_day date) returns bytea
    language sql stable
    return coalesce((select hash from audit_entry where day < given_day order by day desc, number desc limit 1),
        (select closing from audit_day where day < given_day order by day desc limit 1), '');

-- One after the other, from here to the end of the transaction. Called as late as possible: rows are audited when the
-- transaction commits.
create function audit_append(given_action text, given_kind text, given_row uuid, given_province text, given_facility uuid,
        given_before jsonb, given_after jsonb) returns void
    language plpgsql set search_path = public, pg_temp as
$$
declare
    entry audit_entry%rowtype;
    previous bytea;
begin
    perform pg_advisory_xact_lock(597, 1407);
    entry.at := clock_timestamp();
    entry.day := (entry.at at time zone 'Asia/Ho_Chi_Minh')::date;
    select number + 1, hash into entry.number, previous from audit_entry where day = entry.day order by number desc limit 1;
    if not found then
        entry.number := 1;
        previous := audit_opening(entry.day);
    end if;
    entry.id := gen_random_uuid();
    entry.level := coalesce(nullif(current_setting('giamsat.level', true), ''), session_user);
    entry.person_id := nullif(current_setting('giamsat.person', true), '')::uuid;
    entry.actor := coalesce(nullif(current_setting('giamsat.actor', true), ''), session_user);
    entry.acting_as := nullif(current_setting('giamsat.acting_as', true), '')::uuid;
    entry.request := nullif(current_setting('giamsat.request', true), '');
    entry.address := coalesce(nullif(current_setting('giamsat.address', true), ''), host(inet_client_addr()));
    entry.action := given_action;
    entry.kind := given_kind;
    entry.row_id := given_row;
    entry.province := given_province;
    entry.facility_id := given_facility;
    entry.before := given_before;
    entry.after := given_after;
    entry.hash := sha256(previous || convert_to(audit_text(entry), 'UTF8'));
    insert into audit_entry select entry.*;
end
$$;

-- Once per transaction and day, by the last of its entries: a row that is updated for each of 10,000 would be walked through
-- 10,000 times.
create function audit_close() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    if not exists (select from audit_entry where day = new.day and number > new.number) then
        insert into audit_day values (new.day, audit_opening(new.day), new.number, new.hash)
            on conflict (day) do update set entries = excluded.entries, closing = excluded.closing;
    end if;
    return null;
end
$$;
create constraint trigger audit_entry_closed after insert on audit_entry
    deferrable initially deferred for each row execute function audit_close();

-- Audits a row of the table of this trigger.
--   tg_argv[0] its kind, tg_argv[1] the column that tells its id, tg_argv[2] the column that tells its facility or ''
create function audit_row() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    -- Secrets, what is derived, and what counts changes.
    untold constant text[] := array['sealed', 'subject', 'assigned', 'version', 'created_at', 'updated_at', 'access_changed_at'];
    was jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
    becomes jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
    whole jsonb := was || becomes;
    told_before jsonb;
    told_after jsonb;
begin
    if tg_argv[0] = 'PERSON' then
        was := was || case when was = '{}' then '{}' else jsonb_build_object('has_logged_in', was ->> 'subject' is not null) end;
        becomes := becomes || jsonb_build_object('has_logged_in', becomes ->> 'subject' is not null);
    end if;
    select coalesce(jsonb_object_agg(key, value), '{}') into told_before
      from jsonb_each(was) where value <> 'null' and key <> all (untold) and value is distinct from becomes -> key;
    select coalesce(jsonb_object_agg(key, value), '{}') into told_after
      from jsonb_each(becomes) where value <> 'null' and key <> all (untold) and value is distinct from was -> key;
    if tg_argv[0] = 'CAMERA_LOGIN' then
        if was -> 'sealed' is not distinct from becomes -> 'sealed' then
            return null;
        end if;
        told_before := '{}';
        told_after := '{}';
    end if;
    if tg_argv[0] = 'CAMERA_LOGIN' or told_before <> '{}' or told_after <> '{}' then
        perform audit_append(
            case tg_op when 'INSERT' then 'REGISTERED' when 'UPDATE' then 'CHANGED' else 'REMOVED' end,
            tg_argv[0], (whole ->> tg_argv[1])::uuid, whole ->> 'province', (whole ->> tg_argv[2])::uuid, told_before, told_after);
    end if;
    return null;
end
$$;

create constraint trigger facility_audited after insert or update or delete on facility
    deferrable initially deferred for each row execute function audit_row('FACILITY', 'id', 'id');
create constraint trigger camera_audited after insert or update or delete on camera
    deferrable initially deferred for each row execute function audit_row('CAMERA', 'id', 'facility_id');
create constraint trigger camera_credentials_audited after insert or update or delete on camera_credentials
    deferrable initially deferred for each row execute function audit_row('CAMERA_LOGIN', 'camera_id', 'facility_id');
create constraint trigger person_audited after insert or update or delete on person
    deferrable initially deferred for each row execute function audit_row('PERSON', 'id', '');
create constraint trigger appointment_audited after insert or update or delete on appointment
    deferrable initially deferred for each row execute function audit_row('APPOINTMENT', 'id', 'facility_id');

-- Somebody looks at the picture of a camera. True, so that it can stand among conditions.
create function audit_picture_viewed(camera uuid, facility uuid, province text, picture text) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform audit_append('VIEWED', 'PICTURE', camera, province, facility, '{}', jsonb_build_object('digest', picture));
    return true;
end
$$;

-- Whether a day's chain holds, from the closing of the day before to its own. Needs all entries, so it runs as the owner.
--   broken: number of the first entry that does not fit; entries + 1 when the last ones are missing; 0 for the opening
create function audit_verify(given_day date, out entries bigint, out broken bigint, out closing bytea)
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    today audit_day%rowtype;
    entry audit_entry%rowtype;
    expected bytea;
begin
    entries := 0;
    select * into today from audit_day where day = given_day;
    expected := coalesce(today.opening, '');
    if today.opening is distinct from coalesce(
            (select d.closing from audit_day d where d.day < given_day order by d.day desc limit 1), '') and today.day is not null then
        broken := 0;
    end if;
    for entry in select * from audit_entry where day = given_day order by number loop
        entries := entries + 1;
        expected := sha256(expected || convert_to(audit_text(entry), 'UTF8'));
        if broken is null and (entry.number <> entries or entry.hash <> expected) then
            broken := entries;
        end if;
        expected := entry.hash;
    end loop;
    closing := today.closing;
    if broken is null and (entries <> coalesce(today.entries, 0) or (entries > 0 and expected is distinct from closing)) then
        broken := entries + 1;
    end if;
end
$$;

comment on function audit_verify is 'broken is null for a day whose chain holds';

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy audit_entry_owner on audit_entry to current_user using (true) with check (true);
create policy audit_entry_nation on audit_entry for select to giamsat_nation using (true);
create policy audit_entry_province on audit_entry for select to giamsat_province using (province = scoped_province());
create policy audit_entry_provinces on audit_entry for select to giamsat_provinces using (province = any (scoped_provinces()));
create policy audit_entry_entered on audit_entry as restrictive to giamsat_nation, giamsat_province, giamsat_provinces
    using ((select scope_entered())) with check (false);
alter table audit_day enable row level security;
alter table audit_day force row level security;
create policy audit_day_owner on audit_day to current_user using (true) with check (true);

grant select on audit_entry to giamsat_nation, giamsat_province, giamsat_provinces;
revoke execute on function audit_opening, audit_append, audit_row, audit_close, audit_picture_viewed, audit_verify from public;
grant execute on function audit_verify to giamsat_nation;
grant execute on function audit_picture_viewed to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,
    giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;
