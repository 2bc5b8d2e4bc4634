-- By what a camera that was moved is known: a person approves what it shows, and each later picture is compared with that. The picture itself
-- shows people and goes when its time is over; what is kept of it are means over squares of 40 pixels and more, in which nobody is to be recognised.

alter table camera_picture
    add column by_day boolean,
    add column viewpoint bytea,
    add constraint camera_picture_viewpoint_whole check ((by_day is null) = (viewpoint is null)),
    add constraint camera_picture_viewpoint_small check (length(viewpoint) <= 1024);
comment on column camera_picture.by_day is 'Whether it was taken by daylight, not by infra-red or little light; null when that is not known';
comment on column camera_picture.viewpoint is 'What it is compared by, as probe.Viewpoint writes it, the first byte tells the form; null when it was not compared';

create table reference_picture (
    camera_id uuid not null,
    by_day boolean not null,
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    taken_at timestamptz not null,
    digest text not null,
    viewpoint bytea not null,
    approved_at timestamptz not null,
    approved_by uuid,
    approved_by_name text not null,
    constraint reference_picture_pk primary key (camera_id, by_day),
    constraint reference_picture_camera_fk foreign key (camera_id, facility_id, province, enterprise)
        references camera (id, facility_id, province, enterprise) on update cascade,
    constraint reference_picture_viewpoint_small check (length(viewpoint) <= 1024)
);
comment on table reference_picture is 'What each camera is to show by daylight and by night, as a person approved it';
comment on column reference_picture.by_day is 'By daylight, else by infra-red or little light';
comment on column reference_picture.taken_at is 'When the picture was taken that was approved';
comment on column reference_picture.digest is 'First 32 hex digits of the SHA-256 of that picture, which itself is not kept';
comment on column reference_picture.viewpoint is 'What pictures are compared with, as probe.Viewpoint writes it: some 300 bytes';
comment on column reference_picture.approved_by is 'The person; null for one that is not registered';

do $$
declare
    editors constant text := 'giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces,'
        ' giamsat_facility';
begin
    alter table reference_picture enable row level security;
    alter table reference_picture force row level security;
    execute format('create policy reference_picture_entered on reference_picture as restrictive to %s, giamsat_contact, giamsat_prober'
        ' using ((select scope_entered())) with check ((select scope_entered()))', editors);
    execute format('grant select, insert, delete, update (taken_at, digest, viewpoint, approved_at, approved_by, approved_by_name)'
        ' on reference_picture to %s', editors);
end
$$;
create policy reference_picture_nation on reference_picture to giamsat_nation using (true) with check (true);
create policy reference_picture_province on reference_picture to giamsat_province
    using (province = scoped_province()) with check (province = scoped_province());
create policy reference_picture_provinces on reference_picture to giamsat_provinces
    using (province = any ((select scoped_provinces())::text[])) with check (province = any ((select scoped_provinces())::text[]));
create policy reference_picture_enterprise on reference_picture to giamsat_enterprise
    using (enterprise = scoped_enterprise() and province = scoped_province())
    with check (enterprise = scoped_enterprise() and province = scoped_province());
create policy reference_picture_enterprise_provinces on reference_picture to giamsat_enterprise_provinces
    using (enterprise = scoped_enterprise() and province = any ((select scoped_provinces())::text[]))
    with check (enterprise = scoped_enterprise() and province = any ((select scoped_provinces())::text[]));
create policy reference_picture_facility on reference_picture to giamsat_facility
    using (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()))
    with check (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()));
create policy reference_picture_contact on reference_picture for select to giamsat_contact using (facility_id = any (scoped_facilities()));
create policy reference_picture_prober on reference_picture for select to giamsat_prober using (true);
grant select on reference_picture to giamsat_contact;
grant select (camera_id, by_day, viewpoint) on reference_picture to giamsat_prober;

-- The field by which the audit tells a reference: by which light, and which picture was approved.
create function reference_picture_told(reference reference_picture) returns jsonb
    language sql stable set search_path = public, pg_temp as
$$
    select jsonb_build_object(case when reference.by_day then 'reference_by_day' else 'reference_by_night' end,
        jsonb_build_object('digest', reference.digest, 'taken_at', reference.taken_at))
$$;

-- What was approved or taken back is written down, as done to a picture of the camera, and every replica reads the camera again (V004).
create function reference_picture_changed() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    reference reference_picture := case when tg_op = 'DELETE' then old else new end;
begin
    if tg_op = 'UPDATE' and old.approved_at = new.approved_at then
        return null; -- its facility went elsewhere, and took it along
    end if;
    perform audit_append(case tg_op when 'INSERT' then 'REGISTERED' when 'UPDATE' then 'CHANGED' else 'REMOVED' end, 'PICTURE',
        reference.camera_id, reference.province, reference.facility_id,
        case when tg_op = 'INSERT' then '{}' else reference_picture_told(old) end,
        case when tg_op = 'DELETE' then '{}' else reference_picture_told(new) end);
    perform pg_notify('giamsat_camera', reference.camera_id::text);
    return null;
end
$$;
revoke execute on function reference_picture_told, reference_picture_changed from public;
create constraint trigger reference_picture_changed after insert or update or delete on reference_picture
    deferrable initially deferred for each row execute function reference_picture_changed();
