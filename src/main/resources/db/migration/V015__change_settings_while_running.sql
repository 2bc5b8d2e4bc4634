-- What administrators changed of the configuration while the service runs. Which keys there are, and what they may be, the service
-- knows: it differs from version to version, and with the rest of the configuration.

create table setting (
    key text not null,
    value integer not null,
    since timestamptz not null,
    constraint setting_pk primary key (key),
    constraint setting_key_form check (key ~ '^[a-z-]+(\.[a-z-]+)+$')
);

comment on table setting is 'Values in the place of those of the configuration; no row for what is as configured';
comment on column setting.key is 'Key of the configuration without its giamsat., for example schedule.interval';
comment on column setting.value is 'In the unit of the key: seconds or probes';

alter table setting enable row level security;
alter table setting force row level security;
create policy setting_owner on setting to current_user using (true) with check (true);
create policy setting_administrator on setting to giamsat_administrator using (true) with check (true);
create policy setting_service on setting for select to giamsat_prober using (true);
create policy setting_entered on setting as restrictive to giamsat_administrator, giamsat_prober
    using ((select scope_entered())) with check ((select scope_entered()));

-- The prober's level is the service itself, which asks for them on every replica.
grant select, insert, update, delete on setting to giamsat_administrator;
grant select on setting to giamsat_prober;

-- The field of the entry is the key itself: a change of "value" would not say of what.
create function audit_setting() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    setting text := case when tg_op = 'DELETE' then old.key else new.key end;
    was jsonb := case when tg_op = 'INSERT' then '{}' else jsonb_build_object(old.key, old.value) end;
    becomes jsonb := case when tg_op = 'DELETE' then '{}' else jsonb_build_object(new.key, new.value) end;
begin
    if was <> becomes then
        perform audit_append(
            case tg_op when 'INSERT' then 'REGISTERED' when 'UPDATE' then 'CHANGED' else 'REMOVED' end,
            'SETTING', md5(setting)::uuid, null, null, was, becomes);
    end if;
    return null;
end
$$;
create constraint trigger setting_audited after insert or update or delete on setting
    deferrable initially deferred for each row execute function audit_setting();

revoke execute on function audit_setting from public;

alter table audit_entry drop constraint audit_entry_kind_known;
alter table audit_entry add constraint audit_entry_kind_known
    check (kind in ('FACILITY', 'CAMERA', 'CAMERA_LOGIN', 'PERSON', 'APPOINTMENT', 'PICTURE', 'PROVINCE', 'SETTING'));
