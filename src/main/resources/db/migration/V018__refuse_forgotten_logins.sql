-- A login that was forgotten does not bind itself again, though its tokens may still prove the same e-mail address.

create table refused_login (
    person_id uuid not null,
    subject text not null,
    constraint refused_login_pk primary key (person_id, subject),
    constraint refused_login_person_fk foreign key (person_id) references person (id)
);

comment on table refused_login is 'Logins that an administrator forgot; the audit has when and by whom, as a change of the person';
comment on column refused_login.subject is 'The sub claim that never binds to this entry again';

alter table refused_login enable row level security;
alter table refused_login force row level security;
create policy refused_login_owner on refused_login to current_user using (true) with check (true);

-- The entries that the token at the gate binds: in whatever list, not bound yet, and not forbidden to it. Runs as the owner: the
-- level sees no refusals, and under a restrictive policy the planner would not look an expression like lower(email) up in an index.
create function proven_people() returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as
$$
    select id from (select p.id from person p
                     where p.subject is null and lower(p.email) = nullif(current_setting('giamsat.email', true), '')
                    union
                    select p.id from person p
                     where p.subject is null and p.phone = nullif(current_setting('giamsat.phone', true), '')) proven
     where not exists (select from refused_login r
                        where r.person_id = proven.id and r.subject = current_setting('giamsat.subject', true))
$$;

alter policy person_at_the_gate on person
    using (subject = nullif(current_setting('giamsat.subject', true), '') or id = any (array(select proven_people())));
alter policy person_bound_at_the_gate on person
    using (subject is null and id = any (array(select proven_people())));

drop function unbind_person(uuid);
create function unbind_person(person uuid, everywhere boolean) returns void
    language sql volatile security definer set search_path = public, pg_temp as
$$
    with forgotten as (
        update person p set subject = null, version = p.version + 1
          from person named
         where named.id = unbind_person.person and p.subject = named.subject and (unbind_person.everywhere or p.id = named.id)
        returning p.id, named.subject)
    insert into refused_login select id, subject from forgotten
        on conflict do nothing
$$;

comment on function unbind_person is 'Forgets the login of an entry, or of all entries that are joined with it, and refuses it there from now on';

revoke execute on function proven_people, unbind_person from public;
grant execute on function proven_people to giamsat_gate;
grant execute on function unbind_person to giamsat_nation;
