-- The national operator acts everywhere: surveys and decides on plans where a province cannot. Its role says so; the database lets the
-- level write what the provinces' levels may.
grant insert, update (state, number, supersedes, surveyed_on, participants, infection_control, cameras, addresses, recorder, uplink_provider,
        uplink_mbits, power_backup, uncovered_zones, verdict, reason, remarks, photos, saved_by, saved_by_name, submitted_at, version,
        updated_at)
    on survey to giamsat_nation;
drop policy connection_plan_nation on connection_plan;
create policy connection_plan_nation on connection_plan to giamsat_nation using (true) with check (true);
grant update (state, decided_at, decided_by, decided_by_name, reason, version) on connection_plan to giamsat_nation;

comment on column idempotency_key.fingerprint is
    'HMAC-SHA-256 of method, path, query, media type and body by a key derived from the sealing key, in hex; bare SHA-256 before V049';

-- Whoever has an event sent again, or one that only tries a webhook, makes the service call somebody: that is written down as what he
-- asked of the webhook, in the transaction that sends it.
create function audit_event_asked() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform audit_append('ASKED', 'WEBHOOK', new.webhook_id, new.province, null, '{}',
        jsonb_build_object('event', new.event_id, 'kind', new.kind));
    return null;
end
$$;
revoke execute on function audit_event_asked from public;
create constraint trigger webhook_test_audited after insert on webhook_delivery
    deferrable initially deferred for each row when (new.kind = 'WEBHOOK_TEST') execute function audit_event_asked();
create constraint trigger webhook_event_again_audited after update of state on webhook_delivery
    deferrable initially deferred for each row when (old.state <> 'PENDING' and new.state = 'PENDING')
    execute function audit_event_asked();
