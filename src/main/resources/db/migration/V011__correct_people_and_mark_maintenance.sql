-- What people may change beyond appointments: contacts mark maintenance of their facility's cameras, and who appoints corrects
-- what was entered of a person.

-- A contact puts a camera out of service for maintenance and back, and changes nothing else of it.
create policy camera_contact_reports on camera for update to giamsat_contact
    using (facility_id = any (scoped_facilities()) and state in ('IN_SERVICE', 'MAINTENANCE'))
    with check (facility_id = any (scoped_facilities()) and state in ('IN_SERVICE', 'MAINTENANCE'));
grant update (state, version, updated_at) on camera to giamsat_contact;

alter table person add column version integer not null default 0;
comment on column person.version is 'Counts corrections and unbindings; the strong ETag';

-- Whether all appointments of the person, even ended ones and those that the caller cannot see, are those of contacts of facilities
-- in these provinces (null: in any). Runs as the owner, because one that is not seen counts most: who may change how somebody
-- proves himself could else log in as him elsewhere.
create function is_contact_only(person uuid, provinces text[]) returns boolean
    language sql volatile security definer set search_path = public, pg_temp as
$$
    select exists (select from appointment a where a.person_id = is_contact_only.person)
       and not exists (select from appointment a
                        where a.person_id = is_contact_only.person
                          and (a.role <> 'FACILITY_CONTACT'
                              or (is_contact_only.provinces is not null and a.province <> all (is_contact_only.provinces))))
$$;

comment on function is_contact_only is 'Whether a person is nothing but a contact of facilities in these provinces; null for all provinces';

-- The nation corrects everybody (which of its roles may, is decided above); a province those who are nothing but its contacts, as
-- long as they have not logged in. Nobody writes a subject: the gate binds it, the function below forgets it.
create policy person_nation_corrects on person for update to giamsat_nation using (true) with check (true);
create policy person_province_corrects on person for update to giamsat_province, giamsat_provinces
    using (subject is null and is_contact_only(id, scoped_provinces()))
    with check (subject is null and is_contact_only(id, scoped_provinces()));
grant update (name, title, phone, email, locale, version) on person to giamsat_nation, giamsat_province, giamsat_provinces;

-- The next token that proves the person's phone number or e-mail address binds the person again.
create function unbind_person(person uuid) returns void
    language sql volatile security definer set search_path = public, pg_temp as
$$
    update person set subject = null, version = version + 1 where id = unbind_person.person and subject is not null
$$;

comment on function unbind_person is 'Forgets the subject of a person';

revoke execute on function is_contact_only, unbind_person from public;
grant execute on function is_contact_only to giamsat_nation, giamsat_province, giamsat_provinces;
grant execute on function unbind_person to giamsat_nation;

-- As before; whoever is found stays as he is until the appointment is made, else the proof that he was found by could be
-- replaced meanwhile.
create or replace function register_person(new_id uuid, given_name text, given_title text, given_phone text, given_email text, given_locale text)
    returns uuid
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    known person%rowtype;
begin
    insert into person (id, name, title, phone, email, locale)
    values (new_id, given_name, given_title, given_phone, given_email, given_locale)
        on conflict do nothing;
    if found then
        return new_id;
    end if;
    select * into known from person p
     where p.phone = given_phone or lower(p.email) = lower(given_email)
     order by p.phone = given_phone desc nulls last
     limit 1
       for share;
    if known.phone is distinct from given_phone or lower(known.email) is distinct from lower(given_email) then
        return null;
    end if;
    return known.id;
end
$$;
