-- History that stays small. Of each probe a sample is kept for some days, of each camera and hour one row for more than a year. 100,000
-- cameras are probed 1,667 times a second: a row for each would be more than the database can bear beside its work. So what was found
-- since the last flush is one row with an array for each kind of figure, and the rows of an hour are made from those rows, once the hour
-- is over. Both tables are partitioned by time, so that what is too old goes with its partition, without a deletion.

-- 16 bytes of a camera's id, and where it is, would be half of what is kept. A facility that moves takes its history along without a change of it.
create table camera_number (
    camera_id uuid not null,
    number integer not null generated always as identity,
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    constraint camera_number_pk primary key (number),
    constraint camera_number_camera_unique unique (camera_id),
    constraint camera_number_camera_fk foreign key (camera_id, facility_id, province, enterprise)
        references camera (id, facility_id, province, enterprise) on update cascade on delete cascade
);
comment on table camera_number is 'A short name of each camera, by which samples and hours are kept; written by triggers alone';
comment on column camera_number.enterprise is 'The enterprise of its facility, or NONE';

create table probe_sample (
    hour timestamptz not null,
    id uuid not null,
    numbers integer[] not null,
    seconds smallint[] not null,
    states smallint[] not null,
    rungs smallint[] not null,
    resolved smallint[] not null,
    connected smallint[] not null,
    answered smallint[] not null,
    described smallint[] not null,
    playing smallint[] not null,
    receiving smallint[] not null,
    keyframe smallint[] not null,
    decoded smallint[] not null,
    verified smallint[] not null,
    bits integer[] not null,
    frames real[] not null,
    constraint probe_sample_pk primary key (hour, id)
) partition by range (hour);
comment on table probe_sample is 'What probes found, as one process wrote it at once; the arrays have one element for each probe. A partition a day, in UTC';
comment on column probe_sample.hour is 'In which all of these probes began';
comment on column probe_sample.id is 'Made by the process, so that writing it twice leaves it once';
comment on column probe_sample.numbers is 'The cameras (camera_number)';
comment on column probe_sample.seconds is 'When the probe began, seconds of the hour';
comment on column probe_sample.states is 'Of the camera after the probe: 0 UNKNOWN, 1 UP, 2 DEGRADED, 3 DOWN; null when the probe was our own fault';
comment on column probe_sample.rungs is 'The highest rung: 0 NONE, 1 RESOLVED to 9 VERIFIED; null when the probe was our own fault';
comment on column probe_sample.resolved is 'Milliseconds from the start of the probe to the rung, 32767 for more; null when it was not reached. Likewise the next eight';
comment on column probe_sample.bits is 'Of the video payload, a second; null when not seen';
comment on column probe_sample.frames is 'A second; null when not seen';

create table probe_sample_mark (
    id bigint generated always as identity,
    hour timestamptz not null,
    constraint probe_sample_mark_pk primary key (id)
);
create index probe_sample_mark_by_hour on probe_sample_mark (hour);
comment on table probe_sample_mark is 'Hours with samples that their rows do not count yet; one row for each row of samples, in its transaction';

create table camera_hour (
    hour timestamptz not null,
    number integer not null,
    bits_low integer,
    bits_median integer,
    bits_high integer,
    frames_low real,
    frames_median real,
    frames_high real,
    unknown smallint not null,
    up smallint not null,
    degraded smallint not null,
    down smallint not null,
    unjudged smallint not null,
    rungs smallint[] not null,
    timings smallint[] not null,
    constraint camera_hour_pk primary key (number, hour)
) partition by range (hour);
comment on table camera_hour is 'What the probes of a camera found in an hour. A partition a month, in UTC';
comment on column camera_hour.number is 'The camera (camera_number)';
comment on column camera_hour.bits_low is 'Least bits a second of the video payload; then the median (of an even number the lower of the two in the middle) and the most';
comment on column camera_hour.frames_low is 'Frames a second, likewise';
comment on column camera_hour.unknown is 'Probes after which the camera was UNKNOWN; likewise the next three';
comment on column camera_hour.unjudged is 'Probes that were our own fault, which count nowhere else';
comment on column camera_hour.rungs is 'Probes by the highest rung, from NONE up to the highest of the hour';
comment on column camera_hour.timings is 'For each rung from RESOLVED to the highest of the hour: least, median, most milliseconds to it; null when no probe has told';

do $$
declare
    kept text;
    levels constant text := 'giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces,'
        ' giamsat_facility, giamsat_contact';
begin
    foreach kept in array array['camera_number', 'probe_sample', 'probe_sample_mark', 'camera_hour'] loop
        execute format('alter table %I enable row level security', kept);
        execute format('alter table %I force row level security', kept);
        execute format('create policy %I on %I to current_user using (true) with check (true)', kept || '_owner', kept);
        execute format('create policy %I on %I to giamsat_prober using (true) with check (true)', kept || '_prober', kept);
        execute format('create policy %I on %I as restrictive to giamsat_prober, %s using ((select scope_entered()))'
            ' with check ((select scope_entered()))', kept || '_entered', kept, levels);
    end loop;
    -- Whoever sees the camera sees its hours: the number is read under the policies of the reader's level.
    execute format('create policy camera_hour_seen on camera_hour for select to %s'
        ' using (exists (select from camera_number n where n.number = camera_hour.number))', levels);
    execute format('grant select on camera_number, camera_hour to giamsat_prober, %s', levels);
end
$$;
create policy camera_number_nation on camera_number for select to giamsat_nation using (true);
create policy camera_number_province on camera_number for select to giamsat_province using (province = scoped_province());
create policy camera_number_provinces on camera_number for select to giamsat_provinces
    using (province = any ((select scoped_provinces())::text[]));
create policy camera_number_enterprise on camera_number for select to giamsat_enterprise
    using (enterprise = scoped_enterprise() and province = scoped_province());
create policy camera_number_enterprise_provinces on camera_number for select to giamsat_enterprise_provinces
    using (enterprise = scoped_enterprise() and province = any ((select scoped_provinces())::text[]));
create policy camera_number_facility on camera_number for select to giamsat_facility
    using (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()));
create policy camera_number_contact on camera_number for select to giamsat_contact using (facility_id = any (scoped_facilities()));
grant select, insert on probe_sample to giamsat_prober;
grant select, insert, delete on probe_sample_mark to giamsat_prober;
grant insert, update on camera_hour to giamsat_prober;

insert into camera_number (camera_id, facility_id, province, enterprise)
select id, facility_id, province, enterprise from camera order by id;

create function number_cameras() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into camera_number (camera_id, facility_id, province, enterprise)
    select id, facility_id, province, enterprise from entered order by id;
    return null;
end
$$;
create trigger camera_numbered after insert on camera referencing new table as entered
    for each statement execute function number_cameras();

-- The service owns no table and may make none. What it needs of that are these two functions of the owner: they can make the partitions
-- that come next, and drop those that are older than any retention may be short, by the database's time. Whoever waits for one of
-- them waits a second at most: else it is tried again.
create function sample_partition(moment timestamptz) returns text
    language sql stable parallel safe
    return 'probe_sample_' || to_char(moment at time zone 'UTC', 'YYYYMMDD');

-- Attached and not made in place: that would have everybody wait who reads or writes.
create function make_partition(parent text, part text, first timestamptz, past timestamptz) returns void
    language plpgsql volatile as
$$
begin
    if to_regclass(part) is null then
        execute format('create table %I (like %I including all)', part, parent);
        execute format('alter table %I enable row level security', part);
        execute format('alter table %I force row level security', part);
        execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part, first, past);
    end if;
end
$$;

-- From a week ago, whose samples may still be kept, to three days and a month ahead.
create function make_history_partitions() returns void
    language plpgsql volatile security definer set search_path = public, pg_temp set lock_timeout = '1s' set timezone = 'UTC' as
$$
begin
    if not pg_try_advisory_xact_lock(597, 57) then
        return;
    end if;
    perform make_partition('probe_sample', sample_partition(day), day, day + interval '1 day')
       from generate_series(current_date - 1, current_date + 3, interval '1 day') day;
    perform make_partition('camera_hour', 'camera_hour_' || to_char(month, 'YYYYMM'), month, month + interval '1 month')
       from generate_series(date_trunc('month', current_date - 7), current_date + interval '1 month', interval '1 month') month;
end
$$;

-- The number of partitions that were dropped.
create function drop_history_partitions(samples_kept interval, hours_kept interval) returns integer
    language plpgsql volatile security definer set search_path = public, pg_temp set lock_timeout = '1s' set timezone = 'UTC' as
$$
declare
    old text;
    dropped integer := 0;
begin
    for old in
        select part from (
            select i.inhrelid::regclass::text as part, (to_date(right(i.inhrelid::regclass::text, 8), 'YYYYMMDD') + interval '1 day')::timestamptz
                   + greatest(samples_kept, interval '1 day') as kept_until
              from pg_inherits i where i.inhparent = 'probe_sample'::regclass
            union all
            select i.inhrelid::regclass::text, (to_date(right(i.inhrelid::regclass::text, 6), 'YYYYMM') + interval '1 month')::timestamptz
                   + greatest(hours_kept, interval '31 days')
              from pg_inherits i where i.inhparent = 'camera_hour'::regclass) parts
         where kept_until <= now() order by part
    loop
        execute format('drop table %I', old);
        dropped := dropped + 1;
    end loop;
    delete from probe_sample_mark where to_regclass(sample_partition(hour)) is null;
    return dropped;
end
$$;

-- Makes the rows of the earliest hour that is marked and was over by then. Samples that come late mark their hour again, and it is made
-- anew from all of them. The marks go first: what is written meanwhile leaves a mark that this transaction does not see.
-- The number of rows; null when no hour is due, or another replica is at it.
create function roll_up_hour(over_by timestamptz) returns integer
    language plpgsql volatile set work_mem = '64MB' as
$$
declare
    due timestamptz;
    made integer;
begin
    if not pg_try_advisory_xact_lock(597, 56) then
        return null;
    end if;
    select min(hour) into due from probe_sample_mark where hour <= over_by - interval '1 hour';
    if due is null then
        return null;
    end if;
    delete from probe_sample_mark where hour = due;
    insert into camera_hour (hour, number, bits_low, bits_median, bits_high, frames_low, frames_median, frames_high,
                             unknown, up, degraded, down, unjudged, rungs, timings)
    select due, p.number, min(p.bits), percentile_disc(0.5) within group (order by p.bits), max(p.bits),
           min(p.frames), percentile_disc(0.5) within group (order by p.frames), max(p.frames),
           count(*) filter (where p.state = 0), count(*) filter (where p.state = 1), count(*) filter (where p.state = 2),
           count(*) filter (where p.state = 3), count(*) filter (where p.state is null),
           trim_array(array[count(*) filter (where p.rung = 0), count(*) filter (where p.rung = 1), count(*) filter (where p.rung = 2),
               count(*) filter (where p.rung = 3), count(*) filter (where p.rung = 4), count(*) filter (where p.rung = 5),
               count(*) filter (where p.rung = 6), count(*) filter (where p.rung = 7), count(*) filter (where p.rung = 8),
               count(*) filter (where p.rung = 9)], 9 - coalesce(max(p.rung), 0)),
           trim_array(array[
               min(p.resolved), percentile_disc(0.5) within group (order by p.resolved), max(p.resolved),
               min(p.connected), percentile_disc(0.5) within group (order by p.connected), max(p.connected),
               min(p.answered), percentile_disc(0.5) within group (order by p.answered), max(p.answered),
               min(p.described), percentile_disc(0.5) within group (order by p.described), max(p.described),
               min(p.playing), percentile_disc(0.5) within group (order by p.playing), max(p.playing),
               min(p.receiving), percentile_disc(0.5) within group (order by p.receiving), max(p.receiving),
               min(p.keyframe), percentile_disc(0.5) within group (order by p.keyframe), max(p.keyframe),
               min(p.decoded), percentile_disc(0.5) within group (order by p.decoded), max(p.decoded),
               min(p.verified), percentile_disc(0.5) within group (order by p.verified), max(p.verified)],
               3 * (9 - coalesce(max(p.rung), 0)))
      from probe_sample s,
           unnest(s.numbers, s.states, s.rungs, s.resolved, s.connected, s.answered, s.described, s.playing, s.receiving, s.keyframe,
               s.decoded, s.verified, s.bits, s.frames) as p (number, state, rung, resolved, connected, answered, described, playing,
               receiving, keyframe, decoded, verified, bits, frames)
     where s.hour = due
     group by p.number
        on conflict (number, hour) do update set
           bits_low = excluded.bits_low, bits_median = excluded.bits_median, bits_high = excluded.bits_high,
           frames_low = excluded.frames_low, frames_median = excluded.frames_median, frames_high = excluded.frames_high,
           unknown = excluded.unknown, up = excluded.up, degraded = excluded.degraded, down = excluded.down,
           unjudged = excluded.unjudged, rungs = excluded.rungs, timings = excluded.timings;
    get diagnostics made = row_count;
    return made;
end
$$;

revoke execute on function number_cameras, make_partition, make_history_partitions, drop_history_partitions, roll_up_hour from public;
grant execute on function make_history_partitions, drop_history_partitions, roll_up_hour to giamsat_prober;

select make_history_partitions();
