-- What a camera showed last before an incident, and first in it. Pictures show people: these are read by whom the camera's own picture is, each
-- look is audited, and they are deleted when its time is over (giamsat.health.picture-retention), while the incident stays.

alter table camera_picture add column good boolean not null default true;
comment on column camera_picture.good is 'Whether the probe that took it found the camera up';

-- A camera's picture is overwritten by each probe, and it takes several bad ones to open an incident: where pictures turn bad, both are laid aside.
create table turn_picture (
    camera_id uuid not null,
    side text not null,
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    taken_at timestamptz not null,
    digest text not null,
    jpeg bytea not null,
    constraint turn_picture_pk primary key (camera_id, side),
    constraint turn_picture_camera_fk foreign key (camera_id, facility_id, province, enterprise)
        references camera (id, facility_id, province, enterprise) on update cascade,
    constraint turn_picture_side_known check (side in ('LAST_GOOD', 'FIRST_BAD')),
    constraint turn_picture_small check (length(jpeg) <= 30720)
);
comment on table turn_picture is 'Of each camera, the last good picture before, and the first one of its last pictures that are bad';
alter table turn_picture alter column jpeg set storage external;

create table incident_picture (
    incident_id uuid not null,
    camera_id uuid not null,
    side text not null,
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    taken_at timestamptz not null,
    digest text not null,
    jpeg bytea not null,
    constraint incident_picture_pk primary key (incident_id, side),
    constraint incident_picture_incident_fk foreign key (incident_id) references incident (id),
    constraint incident_picture_camera_fk foreign key (camera_id, facility_id, province, enterprise)
        references camera (id, facility_id, province, enterprise) on update cascade,
    constraint incident_picture_side_known check (side in ('LAST_GOOD', 'FIRST_BAD')),
    constraint incident_picture_small check (length(jpeg) <= 30720)
);
comment on table incident_picture is 'The last good picture before an incident of a camera, and the first bad one; deleted as pictures are';
comment on column incident_picture.digest is 'First 32 hex digits of the SHA-256 of the picture; its ETag';
alter table incident_picture alter column jpeg set storage external;

create index turn_picture_by_age on turn_picture using brin (taken_at);
create index incident_picture_by_age on incident_picture using brin (taken_at);
create index incident_picture_of_camera on incident_picture (camera_id);

do $$
declare
    kept text;
    readers constant text := 'giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces,'
        ' giamsat_facility, giamsat_contact';
begin
    foreach kept in array array['turn_picture', 'incident_picture'] loop
        execute format('alter table %I enable row level security', kept);
        execute format('alter table %I force row level security', kept);
        execute format('create policy %I on %I to current_user using (true) with check (true)', kept || '_owner', kept);
        execute format('create policy %I on %I to giamsat_prober using (true) with check (true)', kept || '_prober', kept);
        execute format('grant select (taken_at), delete on %I to giamsat_prober', kept);
    end loop;
    create policy turn_picture_entered on turn_picture as restrictive to giamsat_prober
        using ((select scope_entered())) with check ((select scope_entered()));
    execute format('create policy incident_picture_entered on incident_picture as restrictive to %s, giamsat_prober'
        ' using ((select scope_entered())) with check ((select scope_entered()))', readers);
    execute format('grant select on incident_picture to %s', readers);
end
$$;
create policy camera_picture_owner on camera_picture for select to current_user using (true);
create policy incident_picture_nation on incident_picture for select to giamsat_nation using (true);
create policy incident_picture_province on incident_picture for select to giamsat_province using (province = scoped_province());
create policy incident_picture_provinces on incident_picture for select to giamsat_provinces
    using (province = any ((select scoped_provinces())::text[]));
create policy incident_picture_enterprise on incident_picture for select to giamsat_enterprise
    using (enterprise = scoped_enterprise() and province = scoped_province());
create policy incident_picture_enterprise_provinces on incident_picture for select to giamsat_enterprise_provinces
    using (enterprise = scoped_enterprise() and province = any ((select scoped_provinces())::text[]));
create policy incident_picture_facility on incident_picture for select to giamsat_facility
    using (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()));
create policy incident_picture_contact on incident_picture for select to giamsat_contact using (facility_id = any (scoped_facilities()));

-- Pictures turn bad: the one that is overwritten was the last good one. A first picture that is bad has none before it.
create function picture_turns() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    delete from turn_picture where camera_id = new.camera_id;
    insert into turn_picture (camera_id, side, facility_id, province, enterprise, taken_at, digest, jpeg)
    values (new.camera_id, 'FIRST_BAD', new.facility_id, new.province, new.enterprise, new.taken_at, new.digest, new.jpeg);
    if tg_op = 'UPDATE' then
        insert into turn_picture (camera_id, side, facility_id, province, enterprise, taken_at, digest, jpeg)
        values (new.camera_id, 'LAST_GOOD', new.facility_id, new.province, new.enterprise, old.taken_at, old.digest, old.jpeg);
    end if;
    return null;
end
$$;
create trigger camera_picture_begins_bad after insert on camera_picture for each row
    when (not new.good) execute function picture_turns();
create trigger camera_picture_turns_bad after update on camera_picture for each row
    when (old.good and not new.good) execute function picture_turns();

-- What is there when an incident opens: of pictures that are still good the last, else both of the turn.
create function incident_keeps_pictures() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into incident_picture (incident_id, camera_id, side, facility_id, province, enterprise, taken_at, digest, jpeg)
    select o.id, o.camera_id, 'LAST_GOOD', o.facility_id, o.province, o.enterprise, p.taken_at, p.digest, p.jpeg
      from opened o
      join camera_picture p on p.camera_id = o.camera_id and p.good and p.taken_at <= o.opened_at
    union all
    select o.id, o.camera_id, t.side, o.facility_id, o.province, o.enterprise, t.taken_at, t.digest, t.jpeg
      from opened o
      join camera_picture p on p.camera_id = o.camera_id and not p.good
      join turn_picture t on t.camera_id = o.camera_id and t.taken_at <= o.opened_at;
    return null;
end
$$;
create trigger incident_keeps_pictures after insert on incident
    referencing new table as opened for each statement execute function incident_keeps_pictures();

-- The first bad picture may come after the incident: health is written before pictures.
create function incident_gets_picture() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into incident_picture (incident_id, camera_id, side, facility_id, province, enterprise, taken_at, digest, jpeg)
    select i.id, i.camera_id, 'FIRST_BAD', i.facility_id, i.province, i.enterprise, new.taken_at, new.digest, new.jpeg
      from incident i
     where i.camera_id = new.camera_id and i.closed_at is null
        on conflict do nothing;
    return null;
end
$$;
create trigger incident_gets_picture after insert or update on camera_picture for each row
    when (not new.good) execute function incident_gets_picture();

revoke execute on function picture_turns, incident_keeps_pictures, incident_gets_picture from public;
