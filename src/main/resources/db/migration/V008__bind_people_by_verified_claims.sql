-- A person is appointed before he ever logs in. The first token that proves his e-mail address or phone number binds its subject
-- to him, for good; from then on only the subject counts. A preferred_username proves nothing (OpenID Connect Core 5.7), so
-- nobody is recognised by it any more.

drop policy person_at_the_gate on person;
alter table person drop constraint person_recognisable;
alter table person drop column username;
alter table person add constraint person_recognisable check (subject is not null or email is not null or phone is not null);
alter table person add constraint person_phone_e164 check (phone ~ '^\+[1-9][0-9]{6,14}$');
alter table person add constraint person_phone_unique unique (phone);
create unique index person_email_unique on person (lower(email));

comment on column person.subject is 'The sub claim of the person''s tokens; null until the first login';
comment on column person.email is 'Proven by the claims email and email_verified';
comment on column person.phone is 'E.164, for example +84912345678; proven by phone_number and phone_number_verified';

create policy person_at_the_gate on person for select to giamsat_gate
    using (subject = current_setting('giamsat.subject', true)
        or (subject is null and (lower(email) = nullif(current_setting('giamsat.email', true), '')
            or phone = nullif(current_setting('giamsat.phone', true), ''))));

-- Once bound, nobody binds the person again.
create policy person_bound_at_the_gate on person for update to giamsat_gate
    using (subject is null and (lower(email) = nullif(current_setting('giamsat.email', true), '')
        or phone = nullif(current_setting('giamsat.phone', true), '')))
    with check (subject = current_setting('giamsat.subject', true));
grant update (subject) on person to giamsat_gate;
