-- An appointment that is ended before it begins holds at no instant.
alter table appointment drop constraint appointment_valid_order;
alter table appointment add constraint appointment_valid_order check (valid_to >= valid_from);

-- People appoint people. The nation sees and appoints everywhere, a province its own; who may appoint whom to what is decided by
-- the role, above; that nobody reaches beyond their province is decided here.

create policy appointment_nation on appointment to giamsat_nation using (true) with check (true);
create policy appointment_province on appointment for select to giamsat_province, giamsat_provinces
    using (province = any (scoped_provinces()));
create policy appointment_province_appoints on appointment for insert to giamsat_province, giamsat_provinces
    with check (role = 'FACILITY_CONTACT' and province = any (scoped_provinces()));
create policy appointment_province_ends on appointment for update to giamsat_province, giamsat_provinces
    using (role = 'FACILITY_CONTACT' and province = any (scoped_provinces()))
    with check (role = 'FACILITY_CONTACT' and province = any (scoped_provinces()));
grant select, insert, update (valid_to) on appointment to giamsat_nation, giamsat_province, giamsat_provinces;

create policy person_nation on person for select to giamsat_nation using (true);
create policy person_province on person for select to giamsat_province, giamsat_provinces
    using (id in (select person_id from appointment));
grant select on person to giamsat_nation, giamsat_province, giamsat_provinces;

-- The person with this phone number and e-mail address, entered if there is none. Somebody else's appointment may have entered him
-- already, in a province that the caller may not see; so this runs as the owner. From then on the caller sees what is stored of him. A known person must be
-- named with all that he can prove himself by, and nothing of it ever changes here: whoever entered an official's e-mail address
-- beside a phone number of their own would else log in as the official, once he is appointed by the address alone.
create function register_person(new_id uuid, given_name text, given_title text, given_phone text, given_email text, given_locale text)
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
     limit 1;
    if known.phone is distinct from given_phone or lower(known.email) is distinct from lower(given_email) then
        return null;
    end if;
    return known.id;
end
$$;

comment on function register_person is 'Null when somebody is known by only one of phone number and e-mail address';

revoke execute on function register_person from public;
grant execute on function register_person to giamsat_nation, giamsat_province, giamsat_provinces;
