-- How a camera's streams differ from most others, so that neither a restart nor another replica finds it out anew: a camera that sends over
-- UDP alone answers 461 to each one that asks for TCP first. Only of cameras that differ, or did: a few in a hundred.

create table camera_habit (
    camera_id uuid not null,
    udp_streams integer[] not null,
    late_streams integer[] not null,
    constraint camera_habit_pk primary key (camera_id),
    constraint camera_habit_camera_fk foreign key (camera_id) references camera (id),
    constraint camera_habit_few check (cardinality(udp_streams) <= 16 and cardinality(late_streams) <= 16)
);
comment on table camera_habit is 'In what a camera''s streams differ from most others, as its prober found; written within a second';
comment on column camera_habit.udp_streams is 'Streams whose media come over UDP alone: Java hash codes of their addresses, which tell them apart';
comment on column camera_habit.late_streams is 'Streams whose key frames are further apart than giamsat.probe.timeout.key-frame: as udp_streams';

alter table camera_habit enable row level security;
alter table camera_habit force row level security;
create policy camera_habit_prober on camera_habit to giamsat_prober using (true) with check (true);
create policy camera_habit_entered on camera_habit as restrictive to giamsat_prober using ((select scope_entered()))
    with check ((select scope_entered()));
grant select, insert, update on camera_habit to giamsat_prober;
