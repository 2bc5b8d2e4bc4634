-- How often a camera is looked at: its description often, its picture less often. Cameras and facilities may have intervals of their own.

alter table camera
    add column description_interval_seconds integer,
    add column picture_interval_seconds integer,
    add constraint camera_description_interval_range check (description_interval_seconds between 10 and 3600),
    add constraint camera_picture_interval_range check (picture_interval_seconds between 60 and 86400);
comment on column camera.description_interval_seconds is 'From one probe of it to the next, s; null for the facility''s';
comment on column camera.picture_interval_seconds is 'From one picture of it to the next, s; null for the facility''s';

alter table facility
    add column description_interval_seconds integer,
    add column picture_interval_seconds integer,
    add constraint facility_description_interval_range check (description_interval_seconds between 10 and 3600),
    add constraint facility_picture_interval_range check (picture_interval_seconds between 60 and 86400);
comment on column facility.description_interval_seconds is
    'From one probe of its cameras to the next, s, where they have none of their own; null for what is configured';
comment on column facility.picture_interval_seconds is
    'From one picture of its cameras to the next, s, where they have none of their own; null for what is configured';

grant select (description_interval_seconds, picture_interval_seconds) on camera to giamsat_contact;

-- The prober goes by the facility's intervals, and by when the power is back.
create policy facility_prober on facility for select to giamsat_prober using (true);
grant select (id, description_interval_seconds, picture_interval_seconds) on facility to giamsat_prober;

create policy status_report_prober on status_report for select to giamsat_prober using (true);
create policy status_report_entered_by_prober on status_report as restrictive to giamsat_prober
    using ((select scope_entered())) with check ((select scope_entered()));
grant select (facility_id, kind, begins_at, lasts_until) on status_report to giamsat_prober;

-- It learns of both at once, as of changed cameras (V004).
create function announce_cameras_of(facility uuid) returns void
    language sql as
$$
    select pg_notify('giamsat_camera', c.id::text) from camera c where c.facility_id = facility and c.state = 'IN_SERVICE';
$$;
comment on function announce_cameras_of is 'Has every replica read the cameras in service of a facility again';

create function announce_facility() returns trigger
    language plpgsql as
$$
begin
    perform announce_cameras_of(new.id);
    return null;
end
$$;
create trigger facility_announced after update on facility for each row
    when ((old.description_interval_seconds, old.picture_interval_seconds)
        is distinct from (new.description_interval_seconds, new.picture_interval_seconds))
    execute function announce_facility();

create function announce_power_cut() returns trigger
    language plpgsql as
$$
begin
    perform announce_cameras_of(new.facility_id);
    return null;
end
$$;
create trigger power_cut_announced after insert or update on status_report for each row
    when (new.kind = 'POWER_CUT') execute function announce_power_cut();
