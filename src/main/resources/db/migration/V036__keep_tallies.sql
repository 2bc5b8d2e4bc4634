-- How things stand is asked often and by many; counting 100,000 cameras each time costs half a core at one question a second. So the
-- cameras of each facility are counted once and kept, and what was counted is known to be old by a mark that stands in the
-- transaction that made it so. Who asks adds up what is kept, and counts the cameras of marked facilities anew: the sum is exact in
-- every transaction, without a lock between those who write. A role of its own counts marked facilities again and deletes the marks.

do $$
begin
    if not exists (select from pg_roles where rolname = 'giamsat_counter') then
        create role giamsat_counter nologin;
    end if;
end
$$;

grant giamsat_counter to giamsat_app with inherit false, set true;
grant usage on schema public to giamsat_counter;

create table facility_tally (
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    up integer not null,
    degraded integer not null,
    down integer not null,
    unknown integer not null,
    reasons text[] not null,
    constraint facility_tally_pk primary key (facility_id),
    constraint facility_tally_facility_fk foreign key (facility_id) references facility (id)
);

comment on table facility_tally is 'Cameras in service of each facility by health, unless a row of facility_tally_mark says that it is old';
comment on column facility_tally.enterprise is 'The enterprise, or NONE';
comment on column facility_tally.reasons is 'First failing reasons of those that are DEGRADED or DOWN, one element each, sorted';

create table facility_tally_mark (
    id bigint generated always as identity,
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    constraint facility_tally_mark_pk primary key (id)
);

comment on table facility_tally_mark is 'Facilities whose tally is old; one row for each change, in its transaction';
comment on column facility_tally_mark.province is 'Where a camera is or was: both may have to count anew';

-- What a statement does to many cameras marks each of their facilities once.
create function mark_tallies_of_new() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into facility_tally_mark (facility_id, province, enterprise)
    select distinct facility_id, province, enterprise from entered;
    return null;
end
$$;

create function mark_tally() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into facility_tally_mark (facility_id, province, enterprise)
    values (old.facility_id, old.province, old.enterprise);
    if tg_op = 'UPDATE' and (old.facility_id, old.province, old.enterprise) <> (new.facility_id, new.province, new.enterprise) then
        insert into facility_tally_mark (facility_id, province, enterprise)
        values (new.facility_id, new.province, new.enterprise);
    end if;
    return null;
end
$$;

revoke execute on function mark_tallies_of_new, mark_tally from public;

create trigger camera_counted_new after insert on camera referencing new table as entered
    for each statement execute function mark_tallies_of_new();
create trigger camera_counted_otherwise after update on camera for each row
    when (old.state <> new.state or old.facility_id <> new.facility_id or old.province <> new.province
        or old.enterprise <> new.enterprise)
    execute function mark_tally();
create trigger camera_counted_no_more after delete on camera for each row execute function mark_tally();
create trigger camera_health_counted_new after insert on camera_health referencing new table as entered
    for each statement execute function mark_tallies_of_new();
create trigger camera_health_counted_otherwise after update on camera_health for each row
    when (old.state <> new.state or old.reason is distinct from new.reason)
    execute function mark_tally();
create trigger camera_health_counted_no_more after delete on camera_health for each row execute function mark_tally();

alter table facility_tally enable row level security;
alter table facility_tally force row level security;
alter table facility_tally_mark enable row level security;
alter table facility_tally_mark force row level security;
create policy facility_tally_mark_owner on facility_tally_mark to current_user using (true) with check (true);

do $$
declare
    scoped text;
begin
    foreach scoped in array array['facility_tally', 'facility_tally_mark'] loop
        execute format('create policy %I on %I for select to giamsat_nation using (true)', scoped || '_nation', scoped);
        execute format('create policy %I on %I for select to giamsat_province using (province = scoped_province())',
            scoped || '_province', scoped);
        execute format('create policy %I on %I for select to giamsat_provinces using (province = any ((select scoped_provinces())::text[]))',
            scoped || '_provinces', scoped);
        execute format('create policy %I on %I for select to giamsat_enterprise'
            ' using (enterprise = scoped_enterprise() and province = scoped_province())', scoped || '_enterprise', scoped);
        execute format('create policy %I on %I for select to giamsat_enterprise_provinces'
            ' using (enterprise = scoped_enterprise() and province = any ((select scoped_provinces())::text[]))',
            scoped || '_enterprise_provinces', scoped);
        execute format('create policy %I on %I for select to giamsat_facility'
            ' using (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()))', scoped || '_facility', scoped);
        execute format('create policy %I on %I for select to giamsat_contact using (facility_id = any (scoped_facilities()))',
            scoped || '_contact', scoped);
        execute format('create policy %I on %I to giamsat_counter using (true) with check (true)', scoped || '_counter', scoped);
        execute format('create policy %I on %I as restrictive to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,'
            ' giamsat_enterprise_provinces, giamsat_facility, giamsat_contact, giamsat_counter'
            ' using ((select scope_entered())) with check ((select scope_entered()))', scoped || '_entered', scoped);
        execute format('grant select on %I to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,'
            ' giamsat_enterprise_provinces, giamsat_facility, giamsat_contact', scoped);
    end loop;
    foreach scoped in array array['facility', 'camera', 'camera_health'] loop
        execute format('create policy %I on %I for select to giamsat_counter using (true)', scoped || '_counter', scoped);
        execute format('create policy %I on %I as restrictive to giamsat_counter using ((select scope_entered()))'
            ' with check ((select scope_entered()))', scoped || '_counter_entered', scoped);
    end loop;
end
$$;

grant select, insert, update on facility_tally to giamsat_counter;
grant select, delete on facility_tally_mark to giamsat_counter;
grant select (id, province, assigned) on facility to giamsat_counter;
grant select (id, facility_id, state) on camera to giamsat_counter;
grant select (camera_id, state, reason) on camera_health to giamsat_counter;

-- The owner, who migrates, is held off by the policies while they are forced.
alter table facility no force row level security;
insert into facility_tally_mark (facility_id, province, enterprise) select id, province, assigned from facility;
alter table facility force row level security;
