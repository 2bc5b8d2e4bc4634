-- A change of health and an incident keep what was measured beside the reason, and what it was held against.

alter table camera_health_change
    add column measured double precision,
    add column threshold double precision,
    add column measured_unit text,
    add constraint camera_health_change_measured_whole check (num_nulls(measured, threshold, measured_unit) in (0, 3));
comment on column camera_health_change.measured is
    'The number that makes the reason, in measured_unit; null where it has none, as a refused connection, or it was not kept';
comment on column camera_health_change.threshold is 'What it was held against, in the same unit';
comment on column camera_health_change.measured_unit is
    'RATIO (-1 to 1), LEVELS (of luma, 0 to 255), PERCENT (of mean luma), SECONDS, PIXELS, FRAMES_PER_SECOND or KILOBITS_PER_SECOND';

alter table incident
    add column measured double precision,
    add column threshold double precision,
    add column measured_unit text,
    add constraint incident_measured_whole check (num_nulls(measured, threshold, measured_unit) in (0, 3));
comment on column incident.measured is 'The number that made the reason, as of the change of health that gave it; null where that has none, and of a place';
comment on column incident.threshold is 'What it was held against, in the same unit';
comment on column incident.measured_unit is 'As of camera_health_change';

-- An incident has its reason from a change of its camera, or, where it opens without one (the camera comes back into service, or flaps no more),
-- from its health. So do its numbers, whoever gives the reason.
create function incident_measured() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    select c.measured, c.threshold, c.measured_unit into new.measured, new.threshold, new.measured_unit
      from camera_health_change c
     where c.camera_id = new.camera_id and c.reason = new.reason
       and c.at >= new.opened_at - interval '1 day' -- as far as giamsat.health.flapping may look back
       and case new.kind when 'FLAPPING' then c.at <= new.opened_at else c.at >= new.opened_at and c.state = new.kind end
     order by abs(extract(epoch from c.at - new.opened_at)), c.id
     limit 1;
    if not found then
        select (f ->> 'number')::double precision, (f ->> 'threshold')::double precision, f ->> 'unit'
          into new.measured, new.threshold, new.measured_unit
          from camera_health h, jsonb_extract_path(h.findings, '0', 'measured') f
         where h.camera_id = new.camera_id and h.reason = new.reason and h.findings_at = h.checked_at and jsonb_typeof(f) = 'object';
    end if;
    return new;
end
$$;
create trigger incident_measured before insert on incident for each row
    when (new.camera_id is not null and new.reason is not null) execute function incident_measured();
create trigger incident_measured_anew before update on incident for each row
    when (new.camera_id is not null and new.reason is distinct from old.reason) execute function incident_measured();
revoke execute on function incident_measured from public;
