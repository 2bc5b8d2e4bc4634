-- Many replicas, one fleet: cameras fall into 256 shards by their ids, and a replica probes those whose shards it owns. It owns them as
-- long as its lease is renewed, by the database's time alone; each owner has an epoch, and what is written under an old one is refused.

-- As fleet.Shard in Java. Ids of whatever origin spread evenly, which their own bytes would not.
create function camera_shard(id uuid) returns integer
    language sql immutable strict parallel safe
    return get_byte(sha256(uuid_send(id)), 0);
comment on function camera_shard is 'The shard of the camera with this id, 0 to 255';

create table probe_replica (
    id uuid not null,
    lease_until timestamptz not null,
    by_itself boolean not null,
    constraint probe_replica_pk primary key (id)
);
comment on table probe_replica is 'Processes of this service that probe, while their leases last; who is dead is removed by the others';
comment on column probe_replica.id is 'Made by the process when it starts';
comment on column probe_replica.lease_until is 'When what it owns is free, if it says nothing until then';
comment on column probe_replica.by_itself is 'Whether it probes without being asked: the others own shards only where none such lives';

create table probe_shard (
    shard integer not null,
    owner uuid,
    epoch bigint not null default 0,
    constraint probe_shard_pk primary key (shard),
    -- Makes a change of epoch wait for who holds the shard by "for key share" (hold_shards), and nothing else.
    constraint probe_shard_epoch_unique unique (shard, epoch),
    constraint probe_shard_owner_fk foreign key (owner) references probe_replica (id),
    constraint probe_shard_known check (shard between 0 and 255)
);
comment on table probe_shard is 'Who probes the cameras of each shard';
comment on column probe_shard.owner is 'The replica, as long as its lease lasts; null while the shard is free';
comment on column probe_shard.epoch is 'Counts the owners: what was found under an earlier one is not written';

insert into probe_shard (shard) select generate_series(0, 255);

do $$
declare
    kept text;
begin
    foreach kept in array array['probe_replica', 'probe_shard'] loop
        execute format('alter table %I enable row level security', kept);
        execute format('alter table %I force row level security', kept);
        execute format('create policy %I on %I to giamsat_prober using (true) with check (true)', kept || '_prober', kept);
        execute format('create policy %I on %I as restrictive to giamsat_prober using ((select scope_entered()))'
            ' with check ((select scope_entered()))', kept || '_entered', kept);
    end loop;
end
$$;
grant select, insert, update, delete on probe_replica to giamsat_prober;
grant select, update on probe_shard to giamsat_prober;

-- Renews the lease of a replica, frees what dead ones owned, and takes of the free as many as make its share: that of each is the 256th
-- part of the fleet, rounded up. One replica at a time, so that of two who want the same shard one comes second. Whoever is frozen in
-- here, or in hold_shards, is ended by the database long before its lease is over, so that nobody waits for it. Gives what the replica
-- owns now; without anything, its share alone. A replica that is late keeps what nobody has freed, under its epoch.
create function keep_shards(replica uuid, probes_by_itself boolean, lease interval)
    returns table (owned_shard integer, owned_epoch bigint, fair_share integer)
    language plpgsql volatile as
$$
declare
    moment timestamptz;
    volunteers boolean;
    live integer;
begin
    perform set_config('idle_in_transaction_session_timeout', '3s', true);
    perform pg_advisory_xact_lock(597, 46);
    moment := clock_timestamp();
    update probe_shard set owner = null
     where owner in (select id from probe_replica where lease_until <= moment and id <> replica);
    delete from probe_replica where lease_until <= moment and id <> replica;
    insert into probe_replica (id, lease_until, by_itself) values (replica, moment + lease, probes_by_itself)
        on conflict (id) do update set lease_until = excluded.lease_until, by_itself = excluded.by_itself;
    select bool_or(by_itself) into volunteers from probe_replica;
    select count(*) into live from probe_replica where by_itself = volunteers;
    fair_share := case when probes_by_itself = volunteers then ceil(256.0 / live) else 0 end;
    with free as (
        select shard from probe_shard where owner is null order by shard
         limit greatest(0, fair_share - (select count(*) from probe_shard where owner = replica)) for update)
    update probe_shard taken set owner = replica, epoch = epoch + 1 from free where taken.shard = free.shard;
    return query
        select s.shard, s.epoch, fair_share from (select) one left join probe_shard s on s.owner = replica;
end
$$;

-- Those who have less than their share are told, so that they need not wait for their next turn.
create function give_up_shards(replica uuid, given integer[]) returns void
    language plpgsql volatile as
$$
begin
    update probe_shard set owner = null where owner = replica and shard = any (given);
    perform pg_notify('giamsat_shard', 'given');
end
$$;

-- The shares of all the others grow.
create function leave_fleet(replica uuid) returns void
    language plpgsql volatile as
$$
begin
    update probe_shard set owner = null where owner = replica;
    delete from probe_replica where id = replica;
    perform pg_notify('giamsat_shard', 'left');
end
$$;

-- Which of these shards still have these epochs; they keep them until the transaction ends.
create function hold_shards(shards integer[], epochs bigint[]) returns table (held_shard integer, held_epoch bigint)
    language plpgsql volatile as
$$
begin
    perform set_config('idle_in_transaction_session_timeout', '3s', true);
    return query
        select s.shard, s.epoch from probe_shard s join unnest(shards, epochs) as claimed (shard, epoch) using (shard, epoch)
         order by s.shard for key share of s;
end
$$;

revoke execute on function keep_shards, give_up_shards, leave_fleet, hold_shards from public;
grant execute on function keep_shards, give_up_shards, leave_fleet, hold_shards to giamsat_prober;

-- Every replica tells its subscribers of changes of state, whoever wrote them: the ids, 36 bytes each, in notices below PostgreSQL's 8,000.
create function health_changes_announced() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify('giamsat_health', string_agg(id::text, ','))
       from (select id, (row_number() over (order by at, id) - 1) / 200 as notice from told) numbered group by notice;
    return null;
end
$$;
create trigger camera_health_change_announced after insert on camera_health_change
    referencing new table as told for each statement execute function health_changes_announced();
