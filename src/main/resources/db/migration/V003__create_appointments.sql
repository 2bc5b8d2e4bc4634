-- Who may log in: a person is appointed to a role for a scope from a date to a date.

create table person (
    id uuid not null,
    subject text,
    username text,
    name text not null,
    title text,
    phone text,
    email text,
    locale text not null default 'vi',
    constraint person_pk primary key (id),
    constraint person_subject_unique unique (subject),
    constraint person_username_unique unique (username),
    constraint person_recognisable check (subject is not null or username is not null),
    constraint person_locale_known check (locale in ('vi', 'en'))
);

comment on table person is 'People who may hold appointments';
comment on column person.subject is 'The sub claim of the person''s tokens';
comment on column person.username is 'The preferred_username claim, for people appointed before their subject is known';
comment on column person.phone is 'E.164, for example +84912345678';

create table appointment (
    id uuid not null,
    person_id uuid not null,
    role text not null,
    province text,
    valid_from timestamptz not null,
    valid_to timestamptz,
    constraint appointment_pk primary key (id),
    constraint appointment_person_fk foreign key (person_id) references person (id),
    constraint appointment_province_fk foreign key (province) references province (key),
    constraint appointment_role_known check (role in ('NATIONAL_OPERATOR', 'NATIONAL_VIEWER', 'PROVINCE_OPERATOR', 'PROVINCE_VIEWER')),
    constraint appointment_scope_fits_role check ((role like 'PROVINCE%') = (province is not null)),
    constraint appointment_valid_order check (valid_to > valid_from)
);

comment on table appointment is 'The list of contacts that the order asks for: who may do what, where, from when to when';
comment on column appointment.province is 'Key of the province; null for the nation. A unit of 2025 includes the units of 2021 that went into it';
comment on column appointment.valid_to is 'First instant at which the appointment no longer holds; null for an open end';

create index appointment_by_person on appointment (person_id);

-- The gate sees one person: the one whose token was verified. A name admits only to people who are not bound to a
-- subject, because many providers let people choose their preferred_username.
alter table person enable row level security;
alter table person force row level security;
create policy person_at_the_gate on person for select to giamsat_gate
    using (subject = current_setting('giamsat.subject', true)
        or (subject is null and username = current_setting('giamsat.username', true)));

alter table appointment enable row level security;
alter table appointment force row level security;
create policy appointment_at_the_gate on appointment for select to giamsat_gate
    using (person_id in (select id from person));

grant select on person, appointment to giamsat_gate;

-- Until an API appoints people, the owner does, who need not be a superuser.
create policy person_owner on person to current_user using (true) with check (true);
create policy appointment_owner on appointment to current_user using (true) with check (true);
