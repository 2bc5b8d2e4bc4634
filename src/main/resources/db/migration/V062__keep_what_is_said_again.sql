-- What is said of an incident is put into its thread by who says it, in the transaction that makes it the note. V061 compared the note with
-- the one before, and lost what another person, or the same one later, said in the same words.

drop trigger incident_annotated on incident;
drop function incident_annotated();

alter table incident_annotation alter column id set default gen_random_uuid();
comment on table incident_annotation is 'What people say of incidents; the last of an incident is its note, too';
comment on column incident_annotation.said_at is 'Signed by a trigger; of what was said before this was kept: when the incident was acknowledged';

-- As a note (V026): who of those that see the incident may say something of it is decided by the role, above.
do $$
declare
    levels constant text := 'giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces,'
        ' giamsat_facility, giamsat_contact';
begin
    execute format('create policy incident_annotation_said on incident_annotation for insert to %s'
        ' with check (exists (select from incident i where i.id = incident_annotation.incident_id))', levels);
    execute format('grant insert (incident_id, text) on incident_annotation to %s', levels);
end
$$;

-- Who holds the incident, as who changes its note does, says something after all that is in its thread.
create function incident_annotation_signed() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    select campaign_now(), acting.person_id, acting.name into new.said_at, new.said_by, new.said_by_name
      from incident i
     cross join lateral acting_person(i.facility_id, i.province) acting
     where i.id = new.incident_id;
    return new;
end
$$;
create trigger incident_annotation_signed before insert on incident_annotation
    for each row execute function incident_annotation_signed();

-- A note that changes is audited with its incident (V037). Who says again what was said last changes none, and stands in the audit all
-- the same.
create function incident_annotation_audited() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform audit_append('CHANGED', 'INCIDENT', i.id, i.province, i.facility_id, said.note, said.note)
       from incident i
      cross join lateral (select jsonb_build_object('note', new.text) as note) said
      where i.id = new.incident_id
        and new.text = (select earlier.text from incident_annotation earlier
                         where earlier.incident_id = new.incident_id and (earlier.said_at, earlier.id) < (new.said_at, new.id)
                         order by earlier.said_at desc, earlier.id desc limit 1);
    return null;
end
$$;
create constraint trigger incident_annotation_audited after insert on incident_annotation
    deferrable initially deferred for each row execute function incident_annotation_audited();

revoke execute on function incident_annotation_signed, incident_annotation_audited from public;
