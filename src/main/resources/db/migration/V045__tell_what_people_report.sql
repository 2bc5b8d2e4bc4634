-- What people report reaches others: systems that want to know of it, and incidents that it explains. Photos with it may be kept in a
-- bucket, and who keeps webhooks sees whom the digest did not reach.

alter table webhook drop constraint webhook_kinds_known;
alter table webhook add constraint webhook_kinds_known check (cardinality(kinds) > 0
    and kinds <@ array['STEP_TAKEN', 'STEP_DECIDED', 'APPOINTMENT_BEGUN', 'APPOINTMENT_ENDED', 'INCIDENT_OPENED', 'INCIDENT_CLOSED',
        'DAILY_REPORT_DUE', 'DAILY_REPORT_LATE', 'DAILY_REPORT_SUBMITTED', 'DAILY_REPORT_RETURNED', 'DAILY_REPORT_ACCEPTED',
        'STATUS_REPORT_RECEIVED']);

-- Neither who reported it nor in which words.
create function webhook_status_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform webhook_tell('STATUS_REPORT_RECEIVED', new.province,
        jsonb_build_object('reportId', new.id, 'facilityId', new.facility_id, 'province', new.province, 'kind', new.kind,
            'cameraId', new.camera_id, 'beginsAt', webhook_instant(new.begins_at),
            'expectedEnd', webhook_instant(new.expected_end), 'receivedAt', webhook_instant(new.received_at)));
    return null;
end
$$;
create trigger status_report_told after insert on status_report
    for each row execute function webhook_status_told();

revoke execute on function webhook_status_told from public;

-- Which report explains an incident: one that holds when it opens, or begins or ended shortly before or after, because people look at a
-- clock and probes come when they come. Of several, what was said of the very camera, then what held at that instant, then the latest. Read
-- by whoever asks, in their own scope.
create function explaining_distance() returns interval
    language sql immutable parallel safe
    return interval '15 minutes';
comment on function explaining_distance is 'How far from the opening of an incident a report may begin or end that explains it';

create function report_explaining(given_facility uuid, given_camera uuid, given_opened_at timestamptz)
    returns table (report_id uuid, kind text, expected_end timestamptz)
    language sql stable parallel safe
begin atomic
    select r.id, r.kind, r.expected_end
      from status_report r
     where r.facility_id = given_facility and r.kind <> 'ALL_NORMAL' and (r.camera_id is null or r.camera_id = given_camera)
       and r.begins_at <= given_opened_at + explaining_distance()
       and r.lasts_until >= given_opened_at - explaining_distance() and r.lasts_until > r.begins_at
     order by r.camera_id is null, r.begins_at > given_opened_at, r.lasts_until <= given_opened_at, r.begins_at desc, r.id
     limit 1;
end;
comment on function report_explaining is 'The report that explains an incident of the camera that opened then; none where nobody said anything';

-- Copies and streams are told anew of incidents that a report may explain, or does not any more.
create function explained_incidents_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into change_entry (kind, row_id, facility_id, province, enterprise)
    select 'INCIDENT', i.id, i.facility_id, i.province, i.enterprise
      from incident i
     where i.facility_id = new.facility_id and (new.camera_id is null or new.camera_id = i.camera_id)
       and i.opened_at >= new.begins_at - explaining_distance() and i.opened_at <= new.planned_until + explaining_distance();
    return null;
end
$$;
create trigger status_report_explains after insert on status_report
    for each row when (new.kind <> 'ALL_NORMAL') execute function explained_incidents_told();
create trigger status_report_ending_explains after update of ended_at on status_report
    for each row when (old.ended_at is distinct from new.ended_at) execute function explained_incidents_told();

revoke execute on function explained_incidents_told from public;

-- Photos may be kept in a bucket of an S3-compatible storage.
alter table photo drop constraint photo_stored_known;
alter table photo add constraint photo_stored_known check (stored in ('DATABASE', 'FOLDER', 'BUCKET'));

-- Who keeps webhooks sees what became of digests, too, and of whose; not what they told, nor of where else that person is appointed. There
-- are a few thousand at most, so that a level may have policies of its own letters beside those of its place.
alter table digest_mail add column person_id uuid, add column province text;
update digest_mail m set person_id = d.person_id from digest d where d.subject = m.subject;
alter table digest_mail alter column person_id set not null;
alter table digest_mail add constraint digest_mail_person_fk foreign key (person_id) references person (id);
comment on column digest_mail.person_id is 'The entry of the register that it goes to';
comment on column digest_mail.province is 'Key of the unit in which all that it tells was theirs to know; null for several, the nation, or before this was kept';

create index digest_mail_page on digest_mail (at desc, id desc);
create index digest_mail_page_in_province on digest_mail (province, at desc, id desc);

create policy digest_mail_administrator on digest_mail for select to giamsat_administrator using (true);
create policy digest_mail_administrator_entered on digest_mail as restrictive to giamsat_administrator
    using ((select scope_entered())) with check ((select scope_entered()));
create policy digest_mail_province on digest_mail for select to giamsat_province using (province = scoped_province());
create policy digest_mail_provinces on digest_mail for select to giamsat_provinces
    using (province = any ((select scoped_provinces())::text[]));

-- Which of these may see it is decided by the role, as of webhooks.
grant select (id, person_id, province, at, state, tries, due_at, settled_at, status, error) on digest_mail to giamsat_administrator;
grant select (person_id, province) on digest_mail to giamsat_province, giamsat_provinces;
