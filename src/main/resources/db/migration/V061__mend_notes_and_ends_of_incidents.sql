-- What people say of an incident is kept, and the end of a place's incident waits for no one.

-- 1. What people say of an incident is a thread, kept for ever: who said what, and when. The note of the incident is the last of it, and that is
-- how somebody says something: no way of writing a note forgets the thread, and the note's audit is the thread's.

create table incident_annotation (
    id uuid not null,
    incident_id uuid not null,
    said_at timestamptz not null,
    said_by uuid,
    said_by_name text,
    text text not null,
    constraint incident_annotation_pk primary key (id),
    constraint incident_annotation_incident_fk foreign key (incident_id) references incident (id),
    constraint incident_annotation_size check (length(text) <= 2000)
);
comment on table incident_annotation is 'What people say of incidents; written by a trigger alone';
comment on column incident_annotation.said_at is 'Of what was said before this was kept: when the incident was acknowledged';
comment on column incident_annotation.said_by is 'Null for what was said before this was kept: it may have been another than who acknowledged';
comment on column incident_annotation.said_by_name is 'Name of the person then; of a contact as the facility''s own list has it';
create index incident_annotation_of_incident on incident_annotation (incident_id, said_at desc, id desc);

insert into incident_annotation (id, incident_id, said_at, text)
select gen_random_uuid(), id, acknowledged_at, note from incident where note is not null and acknowledged_at is not null;

alter table incident_annotation enable row level security;
alter table incident_annotation force row level security;
create policy incident_annotation_owner on incident_annotation to current_user using (true) with check (true);
do $$
declare
    levels constant text := 'giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces,'
        ' giamsat_facility, giamsat_contact';
begin
    execute format('create policy incident_annotation_entered on incident_annotation as restrictive to %s'
        ' using ((select scope_entered())) with check ((select scope_entered()))', levels);
    -- Whoever sees the incident sees what is said of it: it is read under the policies of the reader's level.
    execute format('create policy incident_annotation_seen on incident_annotation for select to %s'
        ' using (exists (select from incident i where i.id = incident_annotation.incident_id))', levels);
    execute format('grant select on incident_annotation to %s', levels);
end
$$;

create function incident_annotated() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into incident_annotation (id, incident_id, said_at, said_by, said_by_name, text)
    select gen_random_uuid(), new.id, campaign_now(), acting.person_id, acting.name, new.note
      from acting_person(new.facility_id, new.province) acting;
    return null;
end
$$;
create trigger incident_annotated after update of note on incident for each row
    when (new.note is not null and new.note is distinct from old.note) execute function incident_annotated();

-- As its note (V037): what people of one province said is not another's to read.
create function incident_leaves_annotations() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    delete from incident_annotation where incident_id = new.id;
    return null;
end
$$;
create trigger incident_leaves_annotations after update of province on incident for each row
    when (old.province <> new.province) execute function incident_leaves_annotations();

revoke execute on function incident_annotated, incident_leaves_annotations from public;

-- 2. As V054, but who holds an incident that this one ends with is not waited for, and the next flush looks again. A person's request
-- holds an incident of a camera before that of its place (incidents_eased), which is held first here: both would wait for each other.
create or replace function incidents_ease(moment timestamptz, rules incident_rules) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    eased record;
    down bigint;
begin
    for eased in
        select i.id, i.province, i.eased_at, i.needed from incident i
         where i.closed_at is null and i.eased_at is not null order by level_rank(i.level), i.id
    loop
        continue when not pg_try_advisory_xact_lock(incident_lock(), hashtext(eased.province));
        down := cameras_down_in(eased.id, eased.needed);
        if down >= eased.needed then
            update incident set eased_at = null
             where id = (select id from incident where id = eased.id and eased_at = eased.eased_at for update skip locked);
        elsif down = 0 or eased.eased_at <= moment - rules.down_within then
            begin
                perform incident_of_place_held(eased.id);
                perform incident_of_place_ends(eased.id, moment);
            exception when lock_not_available then
                null;
            end;
        end if;
    end loop;
end
$$;

create function incident_of_place_held(given uuid) returns void
    language plpgsql as
$$
begin
    perform from incident
      where id in (
        with recursive up as (
            select i.id, i.parent_id, i.alone_since from incident i where i.id = given
            union all
            select p.id, p.parent_id, p.alone_since from up join incident p on p.id = up.parent_id and up.alone_since is null)
        select id from up
        union all
        select c.id from incident c where c.parent_id = given and c.closed_at is null and c.alone_since is null)
        for update nowait;
end
$$;
comment on function incident_of_place_held is 'Holds an incident of a place with all that its end changes, or fails with lock_not_available';
revoke execute on function incident_of_place_held from public;
