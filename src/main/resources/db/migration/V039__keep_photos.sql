-- Photos from phones. An upload comes in pieces, over lines that break: each piece is a row, written as it arrives, and the offset counts
-- them in the same transaction, so that any replica can go on where another one stopped. What is finished is a photo, made anew of what
-- was sent; the pieces go with that very transaction. Where the photo's two files are kept is the service's to know (photo.stored); here
-- is the default, beside everything else: row-level security, backups and replication hold for them too, which large objects and other
-- stores have not.

create table photo_upload (
    id uuid not null,
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    holder text not null,
    length_bytes integer not null,
    offset_bytes integer not null default 0,
    metadata text not null,
    latitude double precision,
    longitude double precision,
    taken_at timestamptz,
    expires_at timestamptz not null,
    constraint photo_upload_pk primary key (id),
    constraint photo_upload_place_unique unique (id, facility_id, province, enterprise),
    constraint photo_upload_facility_fk foreign key (facility_id, province, enterprise)
        references facility (id, province, assigned) on update cascade,
    constraint photo_upload_offset_range check (offset_bytes between 0 and length_bytes),
    constraint photo_upload_length_range check (length_bytes > 0)
);

comment on table photo_upload is 'Photos on their way, and those that arrived, until they expire';
comment on column photo_upload.id is 'Made by the phone; the photo has it too';
comment on column photo_upload.holder is 'The sub claim of who sends it: nobody else may go on with it';
comment on column photo_upload.length_bytes is 'Of the whole file, as announced';
comment on column photo_upload.offset_bytes is 'How many bytes are here; as long as the file when it became a photo';
comment on column photo_upload.metadata is 'Upload-Metadata as it was sent';
comment on column photo_upload.latitude is 'Degrees, as a field that the person chose to send; never taken from the file';
comment on column photo_upload.taken_at is 'When it was taken, as the phone says';
comment on column photo_upload.expires_at is 'From then on nothing more is taken; the row tells so for as long again';

create index photo_upload_by_end on photo_upload (expires_at);
create index photo_upload_of_facility on photo_upload (facility_id);

create table photo_piece (
    upload_id uuid not null,
    offset_bytes integer not null,
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    bytes bytea not null,
    constraint photo_piece_pk primary key (upload_id, offset_bytes),
    constraint photo_piece_upload_fk foreign key (upload_id, facility_id, province, enterprise)
        references photo_upload (id, facility_id, province, enterprise) on update cascade on delete cascade
);

comment on table photo_piece is 'What of a photo has come; gone when the photo is finished';
comment on column photo_piece.offset_bytes is 'Where the piece begins in the file';

-- Compressed already.
alter table photo_piece alter column bytes set storage external;

create table photo (
    id uuid not null,
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    width integer not null,
    height integer not null,
    size_bytes integer not null,
    digest text not null,
    thumbnail_digest text not null,
    latitude double precision,
    longitude double precision,
    taken_at timestamptz,
    arrived_at timestamptz not null,
    person_id uuid,
    person_name text not null,
    stored text not null,
    constraint photo_pk primary key (id),
    constraint photo_place_unique unique (id, facility_id, province, enterprise),
    constraint photo_facility_fk foreign key (facility_id, province, enterprise)
        references facility (id, province, assigned) on update cascade,
    constraint photo_position_whole check ((latitude is null) = (longitude is null)),
    constraint photo_stored_known check (stored in ('DATABASE', 'FOLDER'))
);

comment on table photo is 'Photos of facilities, made anew from what phones sent: no Exif, upright, at most 2048 pixels wide and high';
comment on column photo.id is 'Made by the phone, which announces it in surveys and reports';
comment on column photo.size_bytes is 'Of the JPEG file';
comment on column photo.digest is 'First 32 hex digits of the SHA-256 of the file; its ETag';
comment on column photo.person_name is 'Name of who sent it, then';
comment on column photo.stored is 'Where its files are: DATABASE (photo_file), or elsewhere under its id';

create index photo_page on photo (facility_id, arrived_at desc, id desc);
create index photo_by_age on photo (arrived_at);

create table photo_file (
    photo_id uuid not null,
    size text not null,
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    jpeg bytea not null,
    constraint photo_file_pk primary key (photo_id, size),
    constraint photo_file_photo_fk foreign key (photo_id, facility_id, province, enterprise)
        references photo (id, facility_id, province, enterprise) on update cascade on delete cascade,
    constraint photo_file_size_known check (size in ('FULL', 'THUMBNAIL'))
);

comment on table photo_file is 'The files of photos that are kept here';

alter table photo_file alter column jpeg set storage external;

do $$
declare
    scoped text;
begin
    foreach scoped in array array['photo_upload', 'photo_piece', 'photo', 'photo_file'] loop
        execute format('alter table %I enable row level security', scoped);
        execute format('alter table %I force row level security', scoped);
        execute format('create policy %I on %I to current_user using (true) with check (true)', scoped || '_owner', scoped);
        execute format('create policy %I on %I as restrictive to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,'
            ' giamsat_enterprise_provinces, giamsat_facility, giamsat_contact, giamsat_sweeper'
            ' using ((select scope_entered())) with check ((select scope_entered()))', scoped || '_entered', scoped);
        execute format('create policy %I on %I to giamsat_nation using (true) with check (true)', scoped || '_nation', scoped);
        execute format('create policy %I on %I to giamsat_province'
            ' using (province = scoped_province()) with check (province = scoped_province())', scoped || '_province', scoped);
        execute format('create policy %I on %I to giamsat_provinces using (province = any ((select scoped_provinces())::text[]))'
            ' with check (province = any ((select scoped_provinces())::text[]))', scoped || '_provinces', scoped);
        execute format('create policy %I on %I to giamsat_enterprise'
            ' using (enterprise = scoped_enterprise() and province = scoped_province())'
            ' with check (enterprise = scoped_enterprise() and province = scoped_province())', scoped || '_enterprise', scoped);
        execute format('create policy %I on %I to giamsat_enterprise_provinces'
            ' using (enterprise = scoped_enterprise() and province = any ((select scoped_provinces())::text[]))'
            ' with check (enterprise = scoped_enterprise() and province = any ((select scoped_provinces())::text[]))',
            scoped || '_enterprise_provinces', scoped);
        execute format('create policy %I on %I to giamsat_facility'
            ' using (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()))'
            ' with check (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()))', scoped || '_facility', scoped);
        execute format('create policy %I on %I to giamsat_contact'
            ' using (facility_id = any (scoped_facilities())) with check (facility_id = any (scoped_facilities()))',
            scoped || '_contact', scoped);
        execute format('create policy %I on %I to giamsat_sweeper using (true)', scoped || '_sweeper', scoped);
        execute format('grant select, insert on %I to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,'
            ' giamsat_enterprise_provinces, giamsat_facility, giamsat_contact', scoped);
    end loop;
end
$$;

-- Which of these may send photos, and remove them, is decided by the role, above. Engineers and contacts remove none.
grant update (offset_bytes, expires_at), delete on photo_upload to giamsat_nation, giamsat_province, giamsat_provinces,
    giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;
grant delete on photo_piece to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces,
    giamsat_facility, giamsat_contact;
grant delete on photo to giamsat_nation, giamsat_province, giamsat_provinces;
grant select (id, expires_at), delete on photo_upload to giamsat_sweeper;
grant select (upload_id), delete on photo_piece to giamsat_sweeper;
grant select (id, arrived_at, stored), delete on photo to giamsat_sweeper;

-- As whom somebody sends a photo: of a contact as the facility's own list calls him. What the client says of it does not count.
create function photo_sent() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    select acting.person_id, coalesce(acting.name, session_user) into new.person_id, new.person_name
      from acting_person(new.facility_id, new.province) acting;
    return new;
end
$$;
create trigger photo_sent before insert on photo for each row execute function photo_sent();

-- Somebody looks at a photo. True, so that it can stand among conditions.
create function audit_photo_viewed(photo uuid, facility uuid, province text, size text) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform audit_append('VIEWED', 'PHOTO', photo, province, facility, '{}', jsonb_build_object('size', size));
    return true;
end
$$;
revoke execute on function photo_sent, audit_photo_viewed from public;
grant execute on function audit_photo_viewed to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,
    giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;

-- The account of who did what is kept for ever, so it does not say where a photo was taken.
create function photo_audited() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    if tg_op = 'INSERT' then
        perform audit_append('REGISTERED', 'PHOTO', new.id, new.province, new.facility_id, '{}', jsonb_build_object('digest', new.digest));
    else
        perform audit_append('REMOVED', 'PHOTO', old.id, old.province, old.facility_id, jsonb_build_object('digest', old.digest), '{}');
    end if;
    return null;
end
$$;
revoke execute on function photo_audited from public;
create constraint trigger photo_audited after insert or delete on photo
    deferrable initially deferred for each row execute function photo_audited();

-- A survey announces photos, which come before it or after.
alter table survey add column photos uuid[] not null default '{}';
alter table survey add constraint survey_photos_size check (cardinality(photos) <= 20);
comment on column survey.photos is 'Ids of photos that the phone announces with it; they may not have arrived yet';
grant insert (photos), update (photos) on survey to giamsat_province, giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces,
    giamsat_facility;
grant select (photos) on survey to giamsat_contact;
