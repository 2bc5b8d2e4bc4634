-- What each camera usually shows, so that a replica that takes it over need not learn it again. One row a camera, written once an hour:
-- 100,000 cameras make 28 rows a second. It holds means over squares of 40 pixels and more, in which nobody is to be recognised.

create table camera_memory (
    camera_id uuid not null,
    memory bytea not null,
    constraint camera_memory_pk primary key (camera_id),
    constraint camera_memory_camera_fk foreign key (camera_id) references camera (id),
    constraint camera_memory_small check (length(memory) <= 1024)
);
comment on table camera_memory is 'What each camera usually shows by day and by night, as its prober knew it within the last hour';
comment on column camera_memory.memory is 'As probe.memory.MemoryBytes writes it, the first byte tells the form: some 350 bytes';

alter table camera_memory enable row level security;
alter table camera_memory force row level security;
create policy camera_memory_prober on camera_memory to giamsat_prober using (true) with check (true);
create policy camera_memory_entered on camera_memory as restrictive to giamsat_prober using ((select scope_entered()))
    with check ((select scope_entered()));
grant select, insert, update on camera_memory to giamsat_prober;
