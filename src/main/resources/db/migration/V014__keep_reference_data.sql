-- The national administrator keeps the reference data: provinces now, of coming schemes too. All national roles share a level, so
-- the administrator has a database role of its own for it, which alone may write there and sees nothing of what is registered.

do $$
begin
    if not exists (select from pg_roles where rolname = 'giamsat_administrator') then
        create role giamsat_administrator nologin;
    end if;
end
$$;

grant giamsat_administrator to giamsat_app with inherit false, set true;
grant usage on schema public to giamsat_administrator;

alter table province add column version integer not null default 0;
alter table province drop constraint province_scheme_known;
alter table province add constraint province_scheme_form check (scheme ~ '^20[0-9]{2}$');
alter table province add constraint province_successor_whole check ((successor_scheme is null) = (successor_code is null));
-- So that no unit can come after itself, however many stand between.
alter table province add constraint province_successor_later check (successor_scheme > scheme);
alter table province add constraint province_successor_ends check (successor_scheme is null or valid_to is not null);

comment on column province.scheme is 'Year of the scheme that the code belongs to: 2021 (63 units), 2025 (34 units) or a later one';
comment on column province.successor is 'Key of the unit of a later scheme that it became part of';
comment on column province.version is 'Counts corrections; the strong ETag';

grant select, delete,
        insert (scheme, code, name_vi, name_en, region, valid_from, valid_to, successor_scheme, successor_code),
        update (name_vi, name_en, region, valid_from, valid_to, successor_scheme, successor_code, version)
    on province to giamsat_administrator;

-- A unit and all that went into it: with a third scheme there are units that went into one which itself went on.
create function units_within(unit text) returns setof text
    language sql stable parallel safe rows 3
as $$
    with recursive within (key) as (
        select unit where unit is not null
        union
        select p.key from within w join province p on p.successor = w.key
    )
    select key from within
$$;

comment on function units_within is 'Keys of the unit and of those that became part of it, over all schemes; none for null';

-- A unit has no id of its own, its key is the province of the entry.
create function audit_province() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    untold constant text[] := array['key', 'successor_scheme', 'successor_code', 'version'];
    was jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) - untold end;
    becomes jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) - untold end;
    unit text := case when tg_op = 'DELETE' then old.key else new.key end;
    told_before jsonb;
    told_after jsonb;
begin
    select coalesce(jsonb_object_agg(key, value), '{}') into told_before
      from jsonb_each(was) where value <> 'null' and value is distinct from becomes -> key;
    select coalesce(jsonb_object_agg(key, value), '{}') into told_after
      from jsonb_each(becomes) where value <> 'null' and value is distinct from was -> key;
    if told_before <> '{}' or told_after <> '{}' then
        perform audit_append(
            case tg_op when 'INSERT' then 'REGISTERED' when 'UPDATE' then 'CHANGED' else 'REMOVED' end,
            'PROVINCE', md5(unit)::uuid, unit, null, told_before, told_after);
    end if;
    return null;
end
$$;
create constraint trigger province_audited after insert or update or delete on province
    deferrable initially deferred for each row execute function audit_province();

revoke execute on function audit_province from public;

alter table audit_entry drop constraint audit_entry_kind_known;
alter table audit_entry add constraint audit_entry_kind_known
    check (kind in ('FACILITY', 'CAMERA', 'CAMERA_LOGIN', 'PERSON', 'APPOINTMENT', 'PICTURE', 'PROVINCE'));
