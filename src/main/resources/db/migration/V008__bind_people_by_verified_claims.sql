-- A person is appointed before he ever logs in. The first token that proves his e-mail address or phone number binds its subject
-- to him, for good; from then on only the subject counts. A preferred_username proves nothing (OpenID Connect Core 5.7), so
-- nobody is recognised by it any more.

drop policy person_at_the_gate on person;
alter table person drop constraint person_recognisable;
update person set email = username where subject is null and email is null and phone is null and username like '%@%';
alter table person drop column username;
-- Not valid: who was entered before without any of them stays in the list, and cannot log in until the owner enters one.
alter table person add constraint person_recognisable check (subject is not null or email is not null or phone is not null) not valid;
alter table person add constraint person_phone_e164 check (phone ~ '^\+[1-9][0-9]{6,14}$') not valid;
alter table person add constraint person_no_empty_proof check (subject <> '' and email <> '') not valid;
alter table person alter column name type text collate "vi-x-icu";
alter table person add constraint person_phone_unique unique (phone);
create unique index person_email_unique on person (lower(email));

comment on column person.subject is 'The sub claim of the person''s tokens; null until the first login';
comment on column person.email is 'Proven by the claims email and email_verified';
comment on column person.phone is 'E.164, for example +84912345678; proven by phone_number and phone_number_verified';

create policy person_at_the_gate on person for select to giamsat_gate
    using (subject = nullif(current_setting('giamsat.subject', true), '')
        or (subject is null and (lower(email) = nullif(current_setting('giamsat.email', true), '')
            or phone = nullif(current_setting('giamsat.phone', true), ''))));

-- Once bound, nobody binds the person again.
create policy person_bound_at_the_gate on person for update to giamsat_gate
    using (subject is null and (lower(email) = nullif(current_setting('giamsat.email', true), '')
        or phone = nullif(current_setting('giamsat.phone', true), '')))
    with check (subject = nullif(current_setting('giamsat.subject', true), ''));
grant update (subject) on person to giamsat_gate;
