-- What exists, where, and how to reach it. Scope columns stand in every table, so that a policy is one index condition.

create table facility (
    id uuid not null,
    province text not null,
    name text collate "vi-x-icu" not null,
    kind text not null,
    managing_authority text,
    address text,
    commune text,
    district text,
    latitude double precision,
    longitude double precision,
    capacity integer,
    occupancy integer,
    state text not null,
    enterprise text,
    contacts jsonb not null default '[]',
    required_points jsonb not null default '[]',
    version integer not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint facility_pk primary key (id),
    constraint facility_scope_unique unique (id, province),
    constraint facility_province_fk foreign key (province) references province (key),
    constraint facility_kind_known check (kind in ('MILITARY', 'DORMITORY', 'HOTEL', 'HEALTH', 'SCHOOL', 'OTHER')),
    constraint facility_state_known check (state in ('PREPARING', 'ACTIVE', 'STANDBY', 'CLOSED')),
    constraint facility_enterprise_known check (enterprise in ('VIETTEL', 'VNPT')),
    constraint facility_latitude_range check (latitude between -90 and 90),
    constraint facility_longitude_range check (longitude between -180 and 180),
    constraint facility_capacity_range check (capacity >= 0),
    constraint facility_occupancy_range check (occupancy >= 0)
);

comment on table facility is 'Concentrated quarantine facilities (cơ sở cách ly tập trung)';
comment on column facility.capacity is 'People it can take';
comment on column facility.occupancy is 'People it holds now';
comment on column facility.latitude is 'Degrees north, WGS 84';
comment on column facility.longitude is 'Degrees east, WGS 84';
comment on column facility.contacts is 'Array of {name, title, phone (E.164), email}: whom the facility named';
comment on column facility.required_points is 'Array of {zone, points}: how many camera points the order asks for';
comment on column facility.version is 'Counts changes; the strong ETag';

create index facility_page on facility (name, id);
create index facility_page_in_province on facility (province, name, id);

create table camera (
    id uuid not null,
    facility_id uuid not null,
    province text not null,
    name text collate "vi-x-icu" not null,
    zone text not null,
    brand text,
    model text,
    serial text,
    kind text not null,
    main_address text not null,
    sub_address text,
    tls_pin text,
    expected_codec text,
    expected_width integer,
    expected_height integer,
    expected_frames_per_second double precision,
    state text not null,
    has_credentials boolean not null default false,
    access_changed_at timestamptz not null default now(),
    version integer not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint camera_pk primary key (id),
    constraint camera_scope_unique unique (id, facility_id, province),
    constraint camera_facility_fk foreign key (facility_id, province) references facility (id, province) on update cascade,
    constraint camera_zone_public check (zone in ('CORRIDOR', 'HALL', 'YARD', 'SAMPLING_AREA', 'RECEPTION', 'OUTSIDE_SHARED_BATHROOM', 'GATE', 'OTHER_PUBLIC_AREA')),
    constraint camera_kind_known check (kind in ('IP_CAMERA', 'RECORDER_CHANNEL')),
    constraint camera_state_known check (state in ('PLANNED', 'INSTALLED', 'IN_SERVICE', 'MAINTENANCE', 'RETIRED')),
    constraint camera_codec_known check (expected_codec in ('H264', 'H265', 'MJPEG')),
    constraint camera_address_bare check (main_address !~ '^[^/]*//[^/?]*@' and sub_address !~ '^[^/]*//[^/?]*@'),
    constraint camera_tls_pin_form check (tls_pin ~ '^[0-9a-f]{64}$')
);

comment on table camera is 'Cameras in public places of a facility, never inside rooms, toilets or bathrooms (letter 4403/CV-BCĐ)';
comment on column camera.main_address is 'rtsp or rtsps URL without user information';
comment on column camera.tls_pin is 'SHA-256 of the certificate (DER), 64 hex digits';
comment on column camera.expected_frames_per_second is 'Frames per second';
comment on column camera.access_changed_at is 'When address, pin or credentials last changed: a rejected login is tried again after it';
comment on column camera.version is 'Counts changes; the strong ETag';

create unique index camera_main_address_unique on camera (main_address) where state <> 'RETIRED';
create index camera_page on camera (name, id);
create index camera_page_in_province on camera (province, name, id);
create index camera_page_in_facility on camera (facility_id, name, id);

-- Sealed credentials stand apart: people's levels may write them and can never read them.
create table camera_credentials (
    camera_id uuid not null,
    facility_id uuid not null,
    province text not null,
    sealed bytea not null,
    constraint camera_credentials_pk primary key (camera_id),
    constraint camera_credentials_camera_fk foreign key (camera_id, facility_id, province)
        references camera (id, facility_id, province) on update cascade
);

comment on table camera_credentials is 'User and password of cameras, sealed by the service';
comment on column camera_credentials.sealed is 'Key id, nonce and AES-256-GCM ciphertext; bound to the camera''s id';

alter table facility enable row level security;
alter table facility force row level security;
create policy facility_nation on facility to giamsat_nation using (true) with check (true);
create policy facility_province on facility to giamsat_province
    using (province = any (scoped_provinces())) with check (province = any (scoped_provinces()));
grant select, insert, update on facility to giamsat_nation, giamsat_province;

alter table camera enable row level security;
alter table camera force row level security;
create policy camera_nation on camera to giamsat_nation using (true) with check (true);
create policy camera_province on camera to giamsat_province
    using (province = any (scoped_provinces())) with check (province = any (scoped_provinces()));
create policy camera_prober on camera for select to giamsat_prober using (true);
grant select, insert, update on camera to giamsat_nation, giamsat_province;
grant select on camera to giamsat_prober;

alter table camera_credentials enable row level security;
alter table camera_credentials force row level security;
create policy camera_credentials_nation on camera_credentials to giamsat_nation using (true) with check (true);
create policy camera_credentials_province on camera_credentials to giamsat_province
    using (province = any (scoped_provinces())) with check (province = any (scoped_provinces()));
create policy camera_credentials_prober on camera_credentials for select to giamsat_prober using (true);
grant insert, update, delete, select (camera_id) on camera_credentials to giamsat_nation, giamsat_province;
grant select on camera_credentials to giamsat_prober;

-- A facility that moves to another province takes its cameras along; what clients hold of them is then old.
create function camera_moved() returns trigger
    language plpgsql as
$$
begin
    new.version := old.version + 1;
    new.updated_at := now();
    return new;
end
$$;

create trigger camera_moved before update of province on camera
    for each row when (old.province is distinct from new.province) execute function camera_moved();

-- The prober learns of changed cameras at once, on every replica.
create function announce_camera() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify('giamsat_camera', new.id::text);
    return null;
end
$$;

create trigger camera_announced after insert or update on camera
    for each row execute function announce_camera();
