-- One database role per level of scope. The service logs in as giamsat_app, which owns nothing, inherits nothing and can
-- read nothing; every transaction first takes the role of its viewer's level. Forgetting that is an error, never a leak.
-- Needs PostgreSQL 16 (membership options) and a migrating user that may create roles.

do $$
declare
    level text;
begin
    foreach level in array array['giamsat_gate', 'giamsat_nation', 'giamsat_province', 'giamsat_prober'] loop
        if not exists (select from pg_roles where rolname = level) then
            execute format('create role %I nologin', level);
        end if;
    end loop;
    if not exists (select from pg_roles where rolname = 'giamsat_app') then
        execute format('create role giamsat_app login noinherit password %L', '${app_password}');
    end if;
end
$$;

grant giamsat_gate, giamsat_nation, giamsat_province, giamsat_prober to giamsat_app with inherit false, set true;

grant usage on schema public to giamsat_gate, giamsat_nation, giamsat_province, giamsat_prober;

-- The provinces of a province-level transaction, as keys. No setting, or what is left of one ('' after its transaction),
-- is the empty set. Inlined by the planner, so that policies stay index conditions.
create function scoped_provinces() returns text[]
    language sql stable parallel safe
    return string_to_array(current_setting('giamsat.provinces', true), ',');
