-- Who asked which device for its streams, for which facility, and what it came to. The login that it was asked with is nowhere.

-- A note of a discovery: the host that is asked, or the outcome. True, so that it can stand among conditions.
--   discovery  joins both notes
create function audit_discovery(discovery uuid, facility uuid, province text, told jsonb) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform audit_append(case when told ? 'outcome' then 'CHANGED' else 'ASKED' end, 'DISCOVERY', discovery, province, facility, '{}', told);
    return true;
end
$$;
revoke execute on function audit_discovery from public;
grant execute on function audit_discovery to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,
    giamsat_enterprise_provinces, giamsat_facility;
