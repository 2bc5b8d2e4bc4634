-- What the probes found: one current row per camera, every change of state, the last picture.

create table camera_health (
    camera_id uuid not null,
    facility_id uuid not null,
    province text not null,
    state text not null,
    since timestamptz not null,
    rung text not null,
    reason text,
    detail text,
    checked_at timestamptz not null,
    elapsed_ms integer not null,
    timings jsonb not null,
    stream jsonb,
    picture jsonb,
    up_streak integer not null,
    down_streak integer not null,
    not_up_streak integer not null,
    not_down_streak integer not null,
    constraint camera_health_pk primary key (camera_id),
    constraint camera_health_camera_fk foreign key (camera_id, facility_id, province)
        references camera (id, facility_id, province) on update cascade,
    constraint camera_health_state_known check (state in ('UNKNOWN', 'UP', 'DEGRADED', 'DOWN'))
);

comment on table camera_health is 'The current health of each camera that was ever probed';
comment on column camera_health.since is 'Since when the state holds';
comment on column camera_health.rung is 'The highest rung that the last probe reached';
comment on column camera_health.reason is 'The first failing reason of the last probe; null when it reached VERIFIED';
comment on column camera_health.checked_at is 'When the last probe that judged the camera began';
comment on column camera_health.elapsed_ms is 'How long that probe took, milliseconds';
comment on column camera_health.timings is 'Milliseconds from the start of the probe to each rung';
comment on column camera_health.up_streak is 'Consecutive probes that found the camera up; likewise the other streaks';

create index camera_health_by_state on camera_health (province, state);

create table camera_health_change (
    id uuid not null,
    camera_id uuid not null,
    facility_id uuid not null,
    province text not null,
    at timestamptz not null,
    was text not null,
    state text not null,
    rung text not null,
    reason text,
    constraint camera_health_change_pk primary key (id),
    constraint camera_health_change_camera_fk foreign key (camera_id, facility_id, province)
        references camera (id, facility_id, province) on update cascade
);

comment on table camera_health_change is 'Every change of a camera''s state, kept';
comment on column camera_health_change.was is 'The state before';

create index camera_health_change_page on camera_health_change (camera_id, at desc, id desc);

create table camera_picture (
    camera_id uuid not null,
    facility_id uuid not null,
    province text not null,
    taken_at timestamptz not null,
    digest text not null,
    jpeg bytea not null,
    constraint camera_picture_pk primary key (camera_id),
    constraint camera_picture_camera_fk foreign key (camera_id, facility_id, province)
        references camera (id, facility_id, province) on update cascade,
    constraint camera_picture_small check (length(jpeg) <= 30720)
);

comment on table camera_picture is 'The last decoded picture of each camera, at most 320 pixels wide and 30 KB';
comment on column camera_picture.digest is 'First 32 hex digits of the SHA-256 of the picture; its ETag';

alter table camera_picture alter column jpeg set storage external;

alter table camera_health enable row level security;
alter table camera_health force row level security;
create policy camera_health_nation on camera_health for select to giamsat_nation using (true);
create policy camera_health_province on camera_health for select to giamsat_province
    using (province = any (scoped_provinces()));
create policy camera_health_prober on camera_health to giamsat_prober using (true) with check (true);

alter table camera_health_change enable row level security;
alter table camera_health_change force row level security;
create policy camera_health_change_nation on camera_health_change for select to giamsat_nation using (true);
create policy camera_health_change_province on camera_health_change for select to giamsat_province
    using (province = any (scoped_provinces()));
create policy camera_health_change_prober on camera_health_change to giamsat_prober using (true) with check (true);

alter table camera_picture enable row level security;
alter table camera_picture force row level security;
create policy camera_picture_nation on camera_picture for select to giamsat_nation using (true);
create policy camera_picture_province on camera_picture for select to giamsat_province
    using (province = any (scoped_provinces()));
create policy camera_picture_prober on camera_picture to giamsat_prober using (true) with check (true);

grant select on camera_health, camera_health_change, camera_picture to giamsat_nation, giamsat_province;
grant select, insert, update on camera_health, camera_picture to giamsat_prober;
grant select, insert on camera_health_change to giamsat_prober;
