-- People who want it are told once a day by e-mail what is new where they are appointed. A login has at most one digest, of the entry
-- of the register that it was chosen under: it tells what that entry's appointments open, and goes to that entry's address, because
-- whoever keeps its list wrote both. What is to be sent waits in an outbox with the columns of every outbox.

-- The login of the request at hand.
create function scoped_subject() returns text
    language sql stable parallel safe
    return nullif(current_setting('giamsat.token_subject', true), '');

create table digest (
    subject text not null,
    person_id uuid not null,
    wanted boolean not null,
    hour smallint not null,
    due_at timestamptz not null,
    told_until timestamptz,
    taken_until timestamptz,
    version integer not null default 0,
    constraint digest_pk primary key (subject),
    constraint digest_person_fk foreign key (person_id) references person (id),
    constraint digest_hour_known check (hour between 0 and 23)
);

comment on table digest is 'Who is told once a day by e-mail; a person''s own choice';
comment on column digest.subject is 'The sub claim of the person''s tokens';
comment on column digest.person_id is 'The entry of the register whose appointments it tells of and whose address it goes to';
comment on column digest.wanted is 'False: nothing is sent; also after the last appointment ended';
comment on column digest.hour is 'Of the day, in Vietnam (Asia/Ho_Chi_Minh), 0 to 23';
comment on column digest.due_at is 'When the next one is composed';
comment on column digest.told_until is 'What happened until then is told; null when nothing has been told yet';
comment on column digest.taken_until is 'Until when a replica composes it; nobody else does before';
comment on column digest.version is 'Counts choices; the strong ETag is made of it';

create index digest_due on digest (due_at) where wanted;
create index digest_by_person on digest (person_id);

create table digest_mail (
    id uuid not null,
    subject text not null,
    address text not null,
    appointments uuid[] not null,
    title text not null,
    plain text not null,
    html text not null,
    at timestamptz not null,
    state text not null default 'PENDING',
    tries integer not null default 0,
    due_at timestamptz not null,
    settled_at timestamptz,
    status integer,
    error text,
    constraint digest_mail_pk primary key (id),
    constraint digest_mail_digest_fk foreign key (subject) references digest (subject) on delete cascade,
    constraint digest_mail_state_known check (state in ('PENDING', 'DELIVERED', 'DEAD')),
    constraint digest_mail_settled check ((state = 'PENDING') = (settled_at is null))
);

comment on table digest_mail is 'Outbox: digests on their way, and what became of them';
comment on column digest_mail.id is 'Makes the Message-ID, the same over all tries';
comment on column digest_mail.address is 'E-mail address of the person when it was composed';
comment on column digest_mail.appointments is 'What it tells was theirs to know; it is withdrawn when one of them has ended';
comment on column digest_mail.title is 'Subject line';
comment on column digest_mail.at is 'When it was composed';
comment on column digest_mail.tries is 'How often it was begun; a try that a crash interrupted counts';
comment on column digest_mail.due_at is 'When it is tried next; while it is tried, when others may take it over';
comment on column digest_mail.settled_at is 'When a server took it, or it was given up';
comment on column digest_mail.status is 'SMTP reply code of the last refusal; null without one';
comment on column digest_mail.error is 'Why the last try failed, a word of notice.Outcome';

create index digest_mail_due on digest_mail (due_at) where state = 'PENDING';
create index digest_mail_by_subject on digest_mail (subject, at, id);
create index digest_mail_settled on digest_mail (settled_at);

do $$
declare
    scoped text;
begin
    foreach scoped in array array['digest', 'digest_mail'] loop
        execute format('alter table %I enable row level security', scoped);
        execute format('alter table %I force row level security', scoped);
        execute format('create policy %I on %I to current_user using (true) with check (true)', scoped || '_owner', scoped);
        execute format('create policy %I on %I to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,'
            ' giamsat_enterprise_provinces, giamsat_facility, giamsat_contact'
            ' using (subject = scoped_subject()) with check (subject = scoped_subject())', scoped || '_own', scoped);
        execute format('create policy %I on %I to giamsat_notifier using (true) with check (true)', scoped || '_notifier', scoped);
        execute format('create policy %I on %I as restrictive to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,'
            ' giamsat_enterprise_provinces, giamsat_facility, giamsat_contact, giamsat_notifier'
            ' using ((select scope_entered())) with check ((select scope_entered()))', scoped || '_entered', scoped);
    end loop;
end
$$;

-- Nobody reads by the API what was mailed: it may tell of rows that are out of scope by now.
grant select, insert, update (person_id, wanted, hour, due_at, told_until, taken_until, version) on digest to giamsat_nation,
    giamsat_province, giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;
grant select (id, subject, at, state, tries, due_at, settled_at, status, error) on digest_mail to giamsat_nation, giamsat_province,
    giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;
grant select, update (wanted, due_at, told_until, taken_until) on digest to giamsat_notifier;
grant select, insert, delete, update (state, tries, due_at, settled_at, status, error) on digest_mail to giamsat_notifier;

-- The service sees the entries of those who want a digest, and what they hold.
create policy person_notifier on person for select to giamsat_notifier
    using (exists (select from digest d where d.person_id = person.id));
create policy person_notifier_entered on person as restrictive to giamsat_notifier
    using ((select scope_entered())) with check (false);
create policy appointment_notifier on appointment for select to giamsat_notifier
    using (exists (select from digest d where d.person_id = appointment.person_id));
create policy appointment_notifier_entered on appointment as restrictive to giamsat_notifier
    using ((select scope_entered())) with check (false);
grant select (id, subject, name, email, locale) on person to giamsat_notifier;
grant select on province to giamsat_notifier;
grant select (id, person_id, role, province, enterprise, facility_id, valid_from, valid_to) on appointment to giamsat_notifier;

-- Where the one who asks is reached, who may see no other entry of the register.
create function own_address(out email text, out locale text)
    language sql stable security definer set search_path = public, pg_temp as
$$
    select p.email, p.locale from person p
     where p.id = nullif(current_setting('giamsat.person', true), '')::uuid and p.subject = scoped_subject()
$$;
revoke execute on function own_address from public;
grant execute on function own_address to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,
    giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;

-- The choice, not the service's calendar.
create function audit_digest() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    was jsonb := case when tg_op = 'INSERT' then '{}' else jsonb_build_object('wanted', old.wanted, 'hour', old.hour) end;
    becomes jsonb := jsonb_build_object('wanted', new.wanted, 'hour', new.hour);
    told_before jsonb;
    told_after jsonb;
begin
    select coalesce(jsonb_object_agg(key, value), '{}') into told_before
      from jsonb_each(was) where value is distinct from becomes -> key;
    select coalesce(jsonb_object_agg(key, value), '{}') into told_after
      from jsonb_each(becomes) where value is distinct from was -> key;
    if told_after <> '{}' then
        perform audit_append_for(
            array(select distinct a.province from appointment a
                   where a.person_id = new.person_id and a.province is not null order by a.province),
            case tg_op when 'INSERT' then 'REGISTERED' else 'CHANGED' end, 'DIGEST', new.person_id, null, null, told_before, told_after);
    end if;
    return null;
end
$$;
revoke execute on function audit_digest from public;
create constraint trigger digest_audited after insert or update on digest
    deferrable initially deferred for each row execute function audit_digest();

alter table audit_entry drop constraint audit_entry_kind_known;
alter table audit_entry add constraint audit_entry_kind_known check (kind in ('FACILITY', 'CAMERA', 'CAMERA_LOGIN', 'PERSON',
    'APPOINTMENT', 'PICTURE', 'PROVINCE', 'SETTING', 'CAMPAIGN', 'CAMPAIGN_PROVINCE', 'CAMPAIGN_FACILITY', 'SURVEY', 'INCIDENT',
    'CONNECTION_PLAN', 'STATUS_REPORT', 'PHOTO', 'WEBHOOK', 'DAILY_REPORT', 'LOCK_EXCEPTION', 'DISCOVERY', 'DIGEST'));
