-- A contact may stand in the lists of several provinces. What the audit tells one of them names neither his appointments in others
-- nor that there are any, and a file of all his facilities is an entry of each.

drop function acting_person(uuid);

-- As whom somebody acts at a facility, or in a province where no facility is named. Of a contact that is the entry in that province's
-- own list: what another province calls him, and that it knows him, is not this one's to read.
create function acting_person(facility uuid, province text, out person_id uuid, out name text)
    language sql stable set search_path = public, pg_temp as
$$
    (select p.id, p.name
       from person login
       join person p on p.subject = login.subject
       join appointment a on a.person_id = p.id and a.role = 'FACILITY_CONTACT'
        and case when acting_person.facility is null then a.province = acting_person.province
                 else a.facility_id = acting_person.facility end
      where current_setting('giamsat.level', true) = 'giamsat_contact'
        and login.id = nullif(current_setting('giamsat.person', true), '')::uuid
      order by a.valid_to desc nulls first, p.id
      limit 1)
    union all
    select nullif(current_setting('giamsat.person', true), '')::uuid, nullif(current_setting('giamsat.actor', true), '')
    limit 1
$$;

-- The appointments that gave the right, in the order of the setting; of a contact those in the provinces that may read the entry.
create function rights_told(concerned text[]) returns uuid[]
    language sql stable set search_path = public, pg_temp as
$$
    select coalesce(array_agg(held.id order by held.place), '{}')
      from unnest(string_to_array(current_setting('giamsat.appointments', true), ',')::uuid[]) with ordinality held (id, place)
     where current_setting('giamsat.level', true) is distinct from 'giamsat_contact'
        or exists (select from appointment a where a.id = held.id and a.province = any (concerned))
$$;

-- As before, but for who it was and by which right.
create or replace function audit_append_for(given_provinces text[], given_action text, given_kind text, given_row uuid,
        given_province text, given_facility uuid, given_before jsonb, given_after jsonb) returns void
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
      from acting_person(given_facility, given_province) acting;
    entry.subject := nullif(current_setting('giamsat.token_subject', true), '');
    entry.acting_as := nullif(current_setting('giamsat.acting_as', true), '')::uuid;
    entry.appointments := rights_told(given_provinces);
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

-- As before; a contact's file is written down for each province on its own.
create or replace function audit_exported(given_kind text, scoped text[], told jsonb) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    concerned text[] := scoped;
    one text;
begin
    if current_setting('giamsat.level', true) = 'giamsat_contact' then
        foreach one in array scoped loop
            perform audit_append_for(array[one], 'EXPORTED', given_kind, null, one, null, '{}', told);
        end loop;
        return;
    end if;
    if current_setting('giamsat.level', true) = 'giamsat_nation' then
        concerned := array(select p.key from province p where told ->> 'province' in (p.key, p.successor) order by p.key);
    end if;
    perform audit_append_for(concerned, 'EXPORTED', given_kind, null, case when cardinality(concerned) = 1 then concerned[1] end, null,
        '{}', told);
end
$$;

revoke execute on function acting_person, rights_told from public;

-- Keys are the login's: which entry a person is called by may change when another list joins it.
alter table idempotency_key no force row level security;
update idempotency_key k set holder = earliest.subject
  from (select distinct on (p.subject, i.key) i.holder, i.key, p.subject
          from idempotency_key i join person p on p.id::text = i.holder
         where p.subject is not null
         order by p.subject, i.key, i.at) earliest
 where k.holder = earliest.holder and k.key = earliest.key;
update idempotency_key k set holder = substr(holder, 9) where holder like 'subject %'
   and not exists (select from idempotency_key other where other.holder = substr(k.holder, 9) and other.key = k.key);
alter table idempotency_key force row level security;
comment on column idempotency_key.holder is 'The sub claim of the person''s tokens';

-- What a transaction of several provinces compares with is read once per statement and not per row that is passed over. How long
-- the list is, PostgreSQL cannot know then: the lists of facilities and cameras say it in their own conditions.
do $$
declare
    policy record;
    condition text;
begin
    for policy in select polname, polrelid::regclass as seen, pg_get_expr(polqual, polrelid) as used, polwithcheck is not null as checked
                    from pg_policy
                   where polrelid in ('facility'::regclass, 'camera'::regclass) and polpermissive
                     and polroles <@ array['giamsat_provinces'::regrole::oid, 'giamsat_enterprise_provinces'::regrole::oid] loop
        condition := replace(policy.used, 'ANY (scoped_provinces())', 'ANY ((select scoped_provinces())::text[])');
        execute format('alter policy %I on %s using (%s)', policy.polname, policy.seen, condition)
            || case when policy.checked then format(' with check (%s)', condition) else '' end;
    end loop;
end
$$;
