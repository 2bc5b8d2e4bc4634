-- Who changes a camera holds its row, then the facility's place in its orders, then the health of the camera. A flush of the prober that
-- has changes takes the same way: it holds the cameras that changed before it writes their health, which incidents_follow would else
-- ask for afterwards. Everything of many rows goes in the order of the ids, so that no two wait for each other in a circle.

-- The prober may not change cameras, and so not hold them itself.
create function hold_cameras(changed uuid[]) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform from camera where id = any (changed) order by id for share;
end
$$;
revoke execute on function hold_cameras from public;
grant execute on function hold_cameras to giamsat_prober;

create or replace function plan_reopens_verification() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform from camera_health
      where facility_id = new.facility_id and verified_first_at is not null order by camera_id for update;
    update camera_health set verified_first_at = null, verified_last_at = null
     where facility_id = new.facility_id and verified_first_at is not null;
    return null;
end
$$;

create or replace function camera_reopens_verification() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform from campaign_facility
      where facility_id = new.facility_id and step in ('CONNECTING', 'CONNECTED') order by campaign_id for update;
    update camera_health set verified_first_at = null, verified_last_at = null
     where camera_id = new.id and verified_first_at is not null;
    update campaign_facility set step = 'CONNECTING', reason = null, step_since = campaign_now()
     where facility_id = new.facility_id and step = 'CONNECTED';
    return null;
end
$$;

-- What people of one province wrote of an incident, and what its list calls who acknowledged it, is not another's to read. The audit
-- of the province where it was keeps it.
create function incident_goes_elsewhere() returns trigger
    language plpgsql as
$$
begin
    new.note := null;
    new.acknowledged_by := null;
    new.acknowledged_by_name := null;
    return new;
end
$$;
create trigger incident_goes_elsewhere before update of province on incident for each row
    when (old.province <> new.province) execute function incident_goes_elsewhere();
drop trigger incident_audited on incident;
create constraint trigger incident_audited after update on incident
    deferrable initially deferred for each row
    when (old.province = new.province and (old.acknowledged_at, old.note) is distinct from (new.acknowledged_at, new.note))
    execute function audit_row('INCIDENT', 'id', 'facility_id');
