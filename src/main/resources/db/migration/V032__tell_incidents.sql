-- Incidents are told as other changes are (V031): a flush of the prober may open and close many, so one statement for all of them.

create function incidents_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    if tg_op = 'INSERT' then
        insert into change_entry (kind, row_id, facility_id, province, enterprise)
        select 'INCIDENT', id, facility_id, province, enterprise from told;
    else
        insert into change_entry (kind, row_id, facility_id, province, enterprise)
        select 'INCIDENT', id, facility_id, province, enterprise from told
        union
        select 'INCIDENT', id, facility_id, province, enterprise from untold;
    end if;
    return null;
end
$$;
create trigger incident_told after insert on incident
    referencing new table as told for each statement execute function incidents_told();
create trigger incident_change_told after update on incident
    referencing old table as untold new table as told for each statement execute function incidents_told();

revoke execute on function incidents_told from public;
