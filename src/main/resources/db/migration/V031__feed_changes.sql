-- What changed, for clients that hold copies (delta sync, event streams). An entry says only that a row changed and where it was or is; what
-- it is now is read from its own table. Who moves is entered where it was and where it is, so that those who lose sight of it are told.
-- Readers go up to the oldest transaction that still writes (pg_snapshot_xmin): below it nothing can be committed any more, so that nobody
-- who has read up to there can have missed anything, whatever order transactions were begun and ended in. No time says that.

create table change_entry (
    transaction xid8 not null default pg_current_xact_id(),
    number bigint not null generated always as identity,
    at timestamptz not null default clock_timestamp(),
    kind text not null,
    row_id uuid not null,
    change_id uuid,
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    constraint change_entry_pk primary key (transaction, number),
    constraint change_entry_kind_known check (kind in ('FACILITY', 'CAMERA', 'HEALTH', 'INCIDENT', 'TASK'))
);

comment on table change_entry is 'That something changed, and where; deleted when it is older than giamsat.sync.retention';
comment on column change_entry.transaction is 'Which one wrote it';
comment on column change_entry.number is 'From 1; orders the entries of a transaction';
comment on column change_entry.row_id is 'Of the facility, camera (also of HEALTH), incident; of a task as task_id tells';
comment on column change_entry.change_id is 'Of HEALTH: the row of camera_health_change; null where the camera moved only';
comment on column change_entry.province is 'Where it is, or was before the change; likewise facility and enterprise';

create index change_entry_of_province on change_entry (province, transaction, number);
create index change_entry_of_facility on change_entry (facility_id, transaction, number);
create index change_entry_of_row on change_entry (row_id, transaction, number);
create index change_entry_by_age on change_entry using brin (at);

create table change_feed (
    id boolean not null default true,
    forgotten xid8 not null default '0',
    constraint change_feed_pk primary key (id),
    constraint change_feed_one check (id)
);

comment on table change_feed is 'One row: where the entries begin';
comment on column change_feed.forgotten is 'The latest transaction of which entries were deleted: who has read no further than it must begin anew';

insert into change_feed default values;

do $$
declare
    scoped text;
    readers constant text := 'giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces,'
        ' giamsat_facility, giamsat_contact';
begin
    foreach scoped in array array['change_entry', 'change_feed'] loop
        execute format('alter table %I enable row level security', scoped);
        execute format('alter table %I force row level security', scoped);
        execute format('create policy %I on %I to current_user using (true) with check (true)', scoped || '_owner', scoped);
        execute format('create policy %I on %I as restrictive to %s, giamsat_sweeper using ((select scope_entered()))'
            ' with check ((select scope_entered()))', scoped || '_entered', scoped, readers);
        execute format('create policy %I on %I to giamsat_sweeper using (true) with check (true)', scoped || '_sweeper', scoped);
        execute format('grant select on %I to %s, giamsat_sweeper', scoped, readers);
    end loop;
    execute format('create policy change_feed_readers on change_feed for select to %s using (true)', readers);
end
$$;

create policy change_entry_nation on change_entry for select to giamsat_nation using (true);
create policy change_entry_province on change_entry for select to giamsat_province using (province = scoped_province());
create policy change_entry_provinces on change_entry for select to giamsat_provinces using (province = any ((select scoped_provinces())::text[]));
create policy change_entry_enterprise on change_entry for select to giamsat_enterprise
    using (enterprise = scoped_enterprise() and province = scoped_province());
create policy change_entry_enterprise_provinces on change_entry for select to giamsat_enterprise_provinces
    using (enterprise = scoped_enterprise() and province = any ((select scoped_provinces())::text[]));
create policy change_entry_facility on change_entry for select to giamsat_facility
    using (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()));
create policy change_entry_contact on change_entry for select to giamsat_contact using (facility_id = any (scoped_facilities()));
-- Nobody writes entries but the triggers below.
grant delete on change_entry to giamsat_sweeper;
grant update on change_feed to giamsat_sweeper;

-- What the viewer has to do at a facility for an order is one task, whatever it is by now.
create function task_id(campaign uuid, facility uuid) returns uuid
    language sql immutable parallel safe
    return md5(task_id.campaign::text || task_id.facility::text)::uuid;

-- Enters the row where it was and where it is: once where that is the same.
-- Arguments: kind, then the columns with the id, the facility and the enterprise.
create function change_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into change_entry (kind, row_id, facility_id, province, enterprise)
    select distinct tg_argv[0], (place ->> tg_argv[1])::uuid, (place ->> tg_argv[2])::uuid, place ->> 'province', place ->> tg_argv[3]
      from (values (case when tg_op <> 'INSERT' then to_jsonb(old) end), (case when tg_op <> 'DELETE' then to_jsonb(new) end)) as places (place)
     where place is not null;
    return null;
end
$$;

create trigger facility_told after insert or delete on facility
    for each row execute function change_told('FACILITY', 'id', 'id', 'assigned');
create trigger facility_change_told after update on facility
    for each row when (old.* is distinct from new.*) execute function change_told('FACILITY', 'id', 'id', 'assigned');
create trigger camera_told after insert or delete on camera
    for each row execute function change_told('CAMERA', 'id', 'facility_id', 'enterprise');
create trigger camera_change_told after update on camera
    for each row when (old.* is distinct from new.*) execute function change_told('CAMERA', 'id', 'facility_id', 'enterprise');
-- What is told of health is its last change, not each probe.
create trigger camera_health_move_told after update of facility_id, province, enterprise on camera_health
    for each row when ((old.facility_id, old.province, old.enterprise) is distinct from (new.facility_id, new.province, new.enterprise))
    execute function change_told('HEALTH', 'camera_id', 'facility_id', 'enterprise');

-- One statement for all that a flush of the prober wrote.
create function health_changes_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into change_entry (kind, row_id, change_id, facility_id, province, enterprise)
    select 'HEALTH', camera_id, id, facility_id, province, enterprise from told;
    return null;
end
$$;
create trigger camera_health_change_told after insert on camera_health_change
    referencing new table as told for each statement execute function health_changes_told();

-- As change_told; a task has no row of its own.
create function task_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into change_entry (kind, row_id, facility_id, province, enterprise)
    select distinct 'TASK', task_id(new.campaign_id, new.facility_id), new.facility_id, province, enterprise
      from (values (new.province, new.enterprise),
                   (case tg_op when 'UPDATE' then old.province else new.province end,
                    case tg_op when 'UPDATE' then old.enterprise else new.enterprise end)) as places (province, enterprise);
    return null;
end
$$;
create trigger campaign_facility_told after insert on campaign_facility
    for each row execute function task_told();
create trigger campaign_facility_change_told after update on campaign_facility
    for each row when (old.* is distinct from new.*) execute function task_told();

create function campaign_tasks_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into change_entry (kind, row_id, facility_id, province, enterprise)
    select 'TASK', task_id(campaign_id, facility_id), facility_id, province, enterprise
      from campaign_facility where campaign_id = new.id;
    return null;
end
$$;
create trigger campaign_change_told after update on campaign
    for each row when ((old.number, old.title, old.due_on) is distinct from (new.number, new.title, new.due_on))
    execute function campaign_tasks_told();

revoke execute on function change_told, health_changes_told, task_told, campaign_tasks_told from public;
