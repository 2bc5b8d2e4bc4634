-- An entry also says which login did it, which appointments gave the right, and all provinces that it concerns: both when a row
-- moves, and those of a person's appointments. What people do without changing a row is written down too: exports, probes on demand.

-- The provinces of entries that were written before follow from their own; computed once, so that nothing is updated.
alter table audit_entry
    add column subject text,
    add column appointments uuid[],
    add column provinces text[] not null generated always as (array_remove(array[province], null)) stored,
    add column claimed boolean not null generated always as (person_id is null and (subject is not null
        or level in ('giamsat_nation', 'giamsat_administrator', 'giamsat_gate') or (level = 'giamsat_sealer' and actor <> 'giamsat'))) stored;
alter table audit_entry alter column provinces drop expression;
alter table audit_entry alter column row_id drop not null;
alter table audit_entry drop constraint audit_entry_action_known;
alter table audit_entry add constraint audit_entry_action_known
    check (action in ('REGISTERED', 'CHANGED', 'REMOVED', 'VIEWED', 'ASKED', 'EXPORTED'));
alter table audit_entry add constraint audit_entry_row_known check ((row_id is null) = (action = 'EXPORTED'));

comment on column audit_entry.subject is 'The sub claim of the token; null for what was done without one, and before it was kept';
comment on column audit_entry.appointments is 'Those that gave the right; all zeros for the configured role; null before they were kept';
comment on column audit_entry.provinces is 'Who may read it below the nation: of the row before and after, of a person''s appointments';
comment on column audit_entry.claimed is 'Whether actor is only what the token said, which people may be able to choose';
comment on column audit_entry.row_id is 'Null for an export';

-- By time, which tells a province nothing of how much others do; the day first, which the number's order agrees with.
drop index audit_entry_in_province;
drop index audit_entry_of_row;
drop index audit_entry_of_person;
create index audit_entry_by_time on audit_entry (day, at, id);
create index audit_entry_in_province on audit_entry (province, day, at, id);
create index audit_entry_of_row on audit_entry (row_id, day, at, id);
create index audit_entry_of_person on audit_entry (person_id, day, at, id);
create index audit_entry_concerns on audit_entry using gin (provinces) with (fastupdate = off);

-- As before for entries that were written before, so that their hashes hold: those without what is new, and for their own
-- province. A new one always names appointments, if only none.
create or replace function audit_text(e audit_entry) returns text
    language sql stable
    return (jsonb_build_array(e.day, e.number, e.id, (extract(epoch from e.at) * 1000000)::bigint, e.person_id, e.actor, e.acting_as,
            e.level, e.action, e.kind, e.row_id, e.province, e.facility_id, e.before, e.after, e.request, e.address)
        || case when e.subject is null and e.appointments is null and e.provinces = array_remove(array[e.province], null) then '[]'
           else jsonb_build_array(e.subject, e.appointments, e.provinces) end)::text;

-- One after the other, from here to the end of the transaction. Called as late as possible: rows are audited when the
-- transaction commits.
create function audit_append_for(given_provinces text[], given_action text, given_kind text, given_row uuid, given_province text,
        given_facility uuid, given_before jsonb, given_after jsonb) returns void
    language plpgsql set search_path = public, pg_temp as
$$
declare
    entry audit_entry%rowtype;
    previous bytea;
begin
    perform pg_advisory_xact_lock(597, 1407);
    entry.at := clock_timestamp();
    entry.day := (entry.at at time zone 'Asia/Ho_Chi_Minh')::date;
    select number + 1, hash into entry.number, previous from audit_entry where day = entry.day order by number desc limit 1;
    if not found then
        entry.number := 1;
        previous := audit_opening(entry.day);
    end if;
    entry.id := gen_random_uuid();
    entry.level := coalesce(nullif(current_setting('giamsat.level', true), ''), session_user);
    select acting.person_id, coalesce(acting.name, session_user) into entry.person_id, entry.actor
      from acting_person(given_facility) acting;
    entry.subject := nullif(current_setting('giamsat.token_subject', true), '');
    entry.acting_as := nullif(current_setting('giamsat.acting_as', true), '')::uuid;
    entry.appointments := coalesce(string_to_array(current_setting('giamsat.appointments', true), ',')::uuid[], '{}');
    entry.request := nullif(current_setting('giamsat.request', true), '');
    entry.address := coalesce(nullif(current_setting('giamsat.address', true), ''), host(inet_client_addr()));
    entry.action := given_action;
    entry.kind := given_kind;
    entry.row_id := given_row;
    entry.province := given_province;
    entry.provinces := given_provinces;
    entry.facility_id := given_facility;
    entry.before := given_before;
    entry.after := given_after;
    entry.hash := sha256(previous || convert_to(audit_text(entry), 'UTF8'));
    insert into audit_entry (day, number, id, at, person_id, actor, subject, acting_as, appointments, level, action, kind, row_id,
            province, provinces, facility_id, before, after, request, address, hash)
    values (entry.day, entry.number, entry.id, entry.at, entry.person_id, entry.actor, entry.subject, entry.acting_as,
            entry.appointments, entry.level, entry.action, entry.kind, entry.row_id, entry.province, entry.provinces,
            entry.facility_id, entry.before, entry.after, entry.request, entry.address, entry.hash);
end
$$;

-- For whom it is written follows from the row: where it is and was; of a person where it is appointed, as in the list of contacts.
create or replace function audit_append(given_action text, given_kind text, given_row uuid, given_province text, given_facility uuid,
        given_before jsonb, given_after jsonb) returns void
    language plpgsql set search_path = public, pg_temp as
$$
declare
    concerned text[];
begin
    if given_kind = 'PERSON' then
        concerned := array(select distinct a.province from appointment a
                            where a.person_id = given_row and a.province is not null order by a.province);
    else
        concerned := array_remove(array[given_province, nullif(given_before ->> 'province', given_province)], null);
    end if;
    perform audit_append_for(concerned, given_action, given_kind, given_row, given_province, given_facility, given_before, given_after);
end
$$;

-- Somebody asks for a probe of a camera. True, so that it can stand among conditions.
create function audit_probe_asked(camera uuid, facility uuid, province text) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform audit_append('ASKED', 'CAMERA', camera, province, facility, '{}', '{}');
    return true;
end
$$;

-- A file leaves with what somebody may see of one kind.
--   scoped     the provinces of the appointments that opened it; none for the nation, whose exports concern a province when they are
--              narrowed to it
--   told       format and filter
create function audit_exported(given_kind text, scoped text[], told jsonb) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    concerned text[] := scoped;
begin
    if current_setting('giamsat.level', true) = 'giamsat_nation' then
        concerned := array(select p.key from province p where told ->> 'province' in (p.key, p.successor) order by p.key);
    end if;
    perform audit_append_for(concerned, 'EXPORTED', given_kind, null, case when cardinality(concerned) = 1 then concerned[1] end, null,
        '{}', told);
end
$$;

revoke execute on function audit_append_for, audit_probe_asked, audit_exported from public;
grant execute on function audit_probe_asked, audit_exported to giamsat_nation, giamsat_province, giamsat_provinces,
    giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;

-- The restrictive policies hold the condition, because PostgreSQL looks at them first: only with what is looked at first may the
-- index be read when the operator is not leakproof, and array operators are not (a quiet province among 1,000,000 entries: 0.5
-- instead of 300 ms; a busy one is read in the order of time, 1.5 ms).
alter policy audit_entry_entered on audit_entry to giamsat_nation;
create policy audit_entry_entered_province on audit_entry as restrictive to giamsat_province
    using ((select scope_entered()) and provinces @> array[scoped_province()]) with check (false);
create policy audit_entry_entered_provinces on audit_entry as restrictive to giamsat_provinces
    using ((select scope_entered()) and provinces && scoped_provinces()) with check (false);
alter policy audit_entry_province on audit_entry using (true);
alter policy audit_entry_provinces on audit_entry using (true);

-- Number and hash count what all provinces do; subject and provinces are the nation's to know.
revoke select on audit_entry from giamsat_province, giamsat_provinces;
grant select (day, id, at, person_id, actor, claimed, acting_as, appointments, level, action, kind, row_id, province, facility_id,
    before, after, request, address) on audit_entry to giamsat_province, giamsat_provinces;
