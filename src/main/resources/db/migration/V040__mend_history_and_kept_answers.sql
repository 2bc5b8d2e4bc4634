-- What histories and copies still got wrong: a change of health that no process wrote, cameras that count as verified across a failed
-- probe, old incidents that were told again where their facility moved to, and secrets in answers that are kept.

-- 1. The history of a camera ends with the state that is stored. Each process writes the changes that it saw itself: where one alone saw
-- a camera go down and is stopped, the others go on to say that it is up, which is no change to them. So, when a transaction that
-- stored another state commits, the history is compared with it, and the change that is missing is written; incidents follow from that one too.
create policy camera_health_change_mended on camera_health_change for insert to current_user with check (true);

-- Behind the last change, whatever the clocks of two processes say. Who changes a camera holds it before its health (V037); here it
-- is the other way round, so nobody waits: a camera that is held by somebody fails the transaction, and the flush is tried again.
create function write_missing_change(changed uuid) returns void
    language plpgsql volatile security definer set search_path = public, pg_temp as
$$
declare
    stored camera_health%rowtype;
    last record;
begin
    select * into stored from camera_health where camera_id = changed;
    select at, state into last from camera_health_change where camera_id = changed order by at desc, id desc limit 1;
    if stored.state is null or stored.state = coalesce(last.state, 'UNKNOWN') then
        return;
    end if;
    perform from camera where id = changed for share nowait;
    insert into camera_health_change (id, camera_id, facility_id, province, enterprise, at, was, state, rung, reason, good_at)
    values (gen_random_uuid(), changed, stored.facility_id, stored.province, stored.enterprise,
        greatest(stored.since, stored.checked_at, last.at + interval '1 microsecond'), coalesce(last.state, 'UNKNOWN'),
        stored.state, stored.rung, stored.reason, stored.good_at);
end
$$;
comment on function write_missing_change is 'Writes the change to the stored state of a camera, if its history does not end with it';

create function camera_history_follows() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform write_missing_change(new.camera_id);
    return null;
end
$$;
create constraint trigger camera_health_begun_with_a_change after insert on camera_health
    deferrable initially deferred for each row when (new.state <> 'UNKNOWN') execute function camera_history_follows();
create constraint trigger camera_health_changed_with_a_change after update of state on camera_health
    deferrable initially deferred for each row when (old.state <> new.state) execute function camera_history_follows();
revoke execute on function write_missing_change, camera_history_follows from public;

-- 2. A camera counts as verified by probes in a row. Kept are the ends of its longest row, so that one that was long enough stays so:
-- how long that is, the service knows.
alter table camera_health add column verified_run_at timestamptz;
comment on column camera_health.verified_run_at is 'First of the probes in a row that reached VERIFIED, up to the last one; null when that one did not';
comment on column camera_health.verified_first_at is
    'First of the longest row of probes that reached VERIFIED since the camera must be verified; null for none';
comment on column camera_health.verified_last_at is 'Last of them';

create or replace function camera_verified() returns trigger
    language plpgsql as
$$
begin
    if new.rung <> 'VERIFIED' then
        new.verified_run_at := null;
        return new;
    end if;
    new.verified_run_at := coalesce(new.verified_run_at, new.checked_at);
    if (new.checked_at - new.verified_run_at >= new.verified_last_at - new.verified_first_at) is not false then
        new.verified_first_at := new.verified_run_at;
        new.verified_last_at := new.checked_at;
    end if;
    return new;
end
$$;
drop trigger camera_health_verified on camera_health;
create trigger camera_health_verified before insert or update of rung, checked_at on camera_health
    for each row when (new.rung = 'VERIFIED' or new.verified_run_at is not null) execute function camera_verified();

-- As before (V037), with what is new.
create or replace function plan_reopens_verification() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform from camera_health
      where facility_id = new.facility_id and verified_first_at is not null order by camera_id for update;
    update camera_health set verified_first_at = null, verified_last_at = null, verified_run_at = null
     where facility_id = new.facility_id and verified_first_at is not null;
    return null;
end
$$;

create or replace function camera_reopens_verification() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform from campaign_facility
      where facility_id = new.facility_id and step in ('CONNECTING', 'CONNECTED') order by campaign_id for update;
    update camera_health set verified_first_at = null, verified_last_at = null, verified_run_at = null
     where camera_id = new.id and verified_first_at is not null;
    update campaign_facility set step = 'CONNECTING', reason = null, step_since = campaign_now()
     where facility_id = new.facility_id and step = 'CONNECTED';
    return null;
end
$$;

-- 3. Where a facility moves to, its incidents are told that a new copy would have, too: those that last, and of the others the last seven
-- days'. Where it was, all of them are gone.
create or replace function incidents_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    if tg_op = 'INSERT' then
        insert into change_entry (kind, row_id, facility_id, province, enterprise)
        select 'INCIDENT', id, facility_id, province, enterprise from told;
    else
        insert into change_entry (kind, row_id, facility_id, province, enterprise)
        select 'INCIDENT', id, facility_id, province, enterprise from told
         where closed_at is null or closed_at > now() - interval '7 days'
        union
        select 'INCIDENT', id, facility_id, province, enterprise from untold;
    end if;
    return null;
end
$$;

-- 4. Answers with a secret are kept sealed, as camera logins are; with the keys that they name, and sealed anew with them.
alter table idempotency_key
    add column sealed_id uuid,
    add column sealed bytea,
    add constraint idempotency_key_sealed_whole check ((sealed_id is null) = (sealed is null) and (sealed is null or body is null));
comment on column idempotency_key.sealed is
    'Body with a secret in it: length (1 byte) and name of the key, nonce (12 bytes), AES-256-GCM ciphertext and tag (16 bytes)';
comment on column idempotency_key.sealed_id is 'What the sealed body is bound to: made of holder and key';
create index idempotency_key_by_sealed_id on idempotency_key (sealed_id) where sealed_id is not null;

drop function keep_answer(text, text, text, text, text, text);

-- False when the key has an answer already. Without the last two, which a process of an earlier version does not give, nothing is sealed.
create function keep_answer(given_key text, given_fingerprint text, given_appointments text, given_status text, given_headers text,
        given_body text, given_sealed_id text default '', given_sealed text default '') returns boolean
    language plpgsql volatile as
$$
begin
    insert into idempotency_key (holder, key, fingerprint, appointments, status, headers, body, sealed_id, sealed)
    values (scoped_holder(), given_key, given_fingerprint, string_to_array(given_appointments, ',')::uuid[], given_status::smallint,
        given_headers::jsonb, nullif(given_body, ''), nullif(given_sealed_id, '')::uuid, decode(nullif(given_sealed, ''), 'base64'))
    on conflict do nothing;
    return found;
end
$$;

create policy idempotency_key_sealer on idempotency_key to giamsat_sealer using (sealed_id is not null) with check (sealed_id is not null);
create policy idempotency_key_sealer_entered on idempotency_key as restrictive to giamsat_sealer
    using ((select scope_entered())) with check ((select scope_entered()));
grant select (sealed_id, sealed), update (sealed) on idempotency_key to giamsat_sealer;

-- What is there already. Secrets that stand in kept answers are taken out: who asks again is told all the rest. The owner is held off
-- by the policies too while they are forced.
alter table idempotency_key no force row level security;
update idempotency_key set body = (body::jsonb - 'secret')::text where body like '%"secret":"whsec\_%';
alter table idempotency_key force row level security;
select write_missing_change(camera_id) from camera_health order by camera_id;
