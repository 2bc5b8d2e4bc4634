-- The contacts of each province are a list of their own, and all other people are one more, the nation's. Whoever enters somebody
-- learns nothing of other lists: one phone number and one e-mail address per person holds within a list, is looked for with the
-- rights of who enters (row-level security hides the rest), and no unique index could tell or wait for a row of another list.
-- The same human may stand in several lists. His login joins them: each entry whose proof a token shows gets its subject, and keeps
-- proofs, name and appointments of its own. So nobody can, by what he writes into his list, give or take what another list gave.

drop function register_person(uuid, text, text, text, text, text);
alter table person drop constraint person_phone_unique;
alter table person drop constraint person_subject_unique;
drop index person_email_unique;
create index person_by_phone on person (phone);
create index person_by_email on person (lower(email));
create index person_by_subject on person (subject) where subject is not null;
comment on table person is 'Entries of people in lists: of each province''s contacts, and of the nation''s other people';
comment on column person.subject is 'The sub claim of the person''s tokens; null until the first login; the same in all entries of one login';

create function list_of(role text, province text) returns text
    language sql immutable parallel safe
    return case when role = 'FACILITY_CONTACT' then province else '' end;
comment on function list_of is 'The list that an appointment puts a person on: a province''s contacts by its key, or the nation''s as empty text';

-- Without an appointment an entry opens nothing, and is seen by nobody below the nation.
create policy person_entered_new on person for insert to giamsat_nation, giamsat_province, giamsat_provinces
    with check (subject is null);
grant insert (id, name, title, phone, email, locale) on person to giamsat_nation, giamsat_province, giamsat_provinces;

-- Those who keep looking are asked about by their logins.
drop policy person_watched on person;
drop function watched_people();
create function watched_subjects() returns text[]
    language sql stable parallel safe
    return nullif(current_setting('giamsat.subjects', true), '')::text[];
create policy person_watched on person for select to giamsat_gate
    using (subject = any (watched_subjects()));

-- As whom somebody acts at a facility. Of a contact that is the entry in the facility's own list: what another province calls him,
-- and that it knows him, is not this one's to read.
create function acting_person(facility uuid, out person_id uuid, out name text)
    language sql stable set search_path = public, pg_temp as
$$
    (select p.id, p.name
       from person login
       join person p on p.subject = login.subject
       join appointment a on a.person_id = p.id and a.role = 'FACILITY_CONTACT' and a.facility_id = acting_person.facility
      where current_setting('giamsat.level', true) = 'giamsat_contact'
        and login.id = nullif(current_setting('giamsat.person', true), '')::uuid
      order by a.valid_to desc nulls first, p.id
      limit 1)
    union all
    select nullif(current_setting('giamsat.person', true), '')::uuid, nullif(current_setting('giamsat.actor', true), '')
    limit 1
$$;

-- As before, but for who it was.
create or replace function audit_append(given_action text, given_kind text, given_row uuid, given_province text, given_facility uuid,
        given_before jsonb, given_after jsonb) returns void
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
    entry.acting_as := nullif(current_setting('giamsat.acting_as', true), '')::uuid;
    entry.request := nullif(current_setting('giamsat.request', true), '');
    entry.address := coalesce(nullif(current_setting('giamsat.address', true), ''), host(inet_client_addr()));
    entry.action := given_action;
    entry.kind := given_kind;
    entry.row_id := given_row;
    entry.province := given_province;
    entry.facility_id := given_facility;
    entry.before := given_before;
    entry.after := given_after;
    entry.hash := sha256(previous || convert_to(audit_text(entry), 'UTF8'));
    insert into audit_entry select entry.*;
end
$$;
