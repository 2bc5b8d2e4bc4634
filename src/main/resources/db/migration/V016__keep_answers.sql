-- The answers of requests that named a key (Idempotency-Key), so that a repetition gets the same answer and nothing is done twice.
-- A row is written in the transaction of the effect: after a crash there are both or neither. Answers belong to a person; nobody else
-- sees them, at whatever level. A role of its own deletes old ones, and can read neither keys' requests nor answers.

do $$
begin
    if not exists (select from pg_roles where rolname = 'giamsat_sweeper') then
        create role giamsat_sweeper nologin;
    end if;
end
$$;

grant giamsat_sweeper to giamsat_app with inherit false, set true;
grant usage on schema public to giamsat_sweeper;

create table idempotency_key (
    holder text not null,
    key text not null,
    fingerprint text not null,
    appointments uuid[] not null,
    status smallint not null,
    headers jsonb not null,
    body text,
    at timestamptz not null default now(),
    constraint idempotency_key_pk primary key (holder, key),
    constraint idempotency_key_visible check (key ~ '^[!-~]{1,64}$'),
    constraint idempotency_key_done check (status between 200 and 399)
);

comment on table idempotency_key is 'Answers of requests that named a key; refusals have no effect and are not kept';
comment on column idempotency_key.holder is 'Id of the person, or subject and the token''s sub of who is in no register';
comment on column idempotency_key.key is 'As the client made it, 1 to 64 visible ASCII characters';
comment on column idempotency_key.fingerprint is 'SHA-256 of method, path, query, media type and body, in hex';
comment on column idempotency_key.appointments is 'Those in force then: who has lost one of them is not shown the answer';
comment on column idempotency_key.status is 'HTTP status';
comment on column idempotency_key.headers is 'Those that the operation itself gave, as {name: value}';
comment on column idempotency_key.body is 'As sent; null for none';

create index idempotency_key_by_age on idempotency_key (at);

-- Whose keys the transaction may use. No setting, or what is left of one ('' after its transaction), is nobody's.
create function scoped_holder() returns text
    language sql stable parallel safe
    return nullif(current_setting('giamsat.holder', true), '');

-- Whether the key is free, and this transaction's from now on. Never waits for another transaction that works under it. Two
-- statements, because what was committed just before the lock was free must be seen.
create function claim_key(given_key text) returns boolean
    language plpgsql volatile as
$$
begin
    if not pg_try_advisory_xact_lock(hashtextextended(scoped_holder() || ' ' || given_key, 5971407)) then
        return false;
    end if;
    return not exists (select from idempotency_key where holder = scoped_holder() and key = given_key);
end
$$;

-- False when the key has an answer already.
create function keep_answer(given_key text, given_fingerprint text, given_appointments text, given_status text, given_headers text,
        given_body text) returns boolean
    language plpgsql volatile as
$$
begin
    insert into idempotency_key (holder, key, fingerprint, appointments, status, headers, body)
    values (scoped_holder(), given_key, given_fingerprint, string_to_array(given_appointments, ',')::uuid[], given_status::smallint,
        given_headers::jsonb, nullif(given_body, ''))
    on conflict do nothing;
    return found;
end
$$;

alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy idempotency_key_own on idempotency_key to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,
    giamsat_enterprise_provinces, giamsat_facility, giamsat_contact, giamsat_administrator
    using (holder = scoped_holder()) with check (holder = scoped_holder());
create policy idempotency_key_sweeper on idempotency_key to giamsat_sweeper using (true);
create policy idempotency_key_entered on idempotency_key as restrictive to giamsat_nation, giamsat_province, giamsat_provinces,
    giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility, giamsat_contact, giamsat_administrator, giamsat_sweeper
    using ((select scope_entered())) with check ((select scope_entered()));

grant select, insert on idempotency_key to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,
    giamsat_enterprise_provinces, giamsat_facility, giamsat_contact, giamsat_administrator;
grant select (holder, key, at), delete on idempotency_key to giamsat_sweeper;
