-- What people report reaches others: systems that want to know of it, and incidents that it explains.

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
