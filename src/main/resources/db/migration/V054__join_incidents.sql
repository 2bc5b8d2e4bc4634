-- Quiet incidents. Where many cameras of a place go down together, one incident of the place opens and theirs join it, untold; a camera that
-- flaps has one incident as long as it does. All of it happens in the transaction that writes the changes of health, under a lock per province,
-- because each replica sees its own cameras alone: whoever comes second counts what the first one wrote.

alter table incident
    add column level text not null default 'CAMERA',
    add column uplink text,
    add column parent_id uuid,
    add column alone_since timestamptz,
    add column silent boolean not null default false,
    add column entered xid8 not null default pg_current_xact_id(),
    add column down_at timestamptz,
    add column needed integer,
    add column eased_at timestamptz,
    add column unsteady_at timestamptz,
    alter column camera_id drop not null,
    alter column facility_id drop not null,
    alter column enterprise drop not null,
    drop constraint incident_kind_known,
    add constraint incident_kind_known check (kind in ('DOWN', 'DEGRADED', 'FLAPPING')),
    drop constraint incident_ending_known,
    add constraint incident_ending_known check (ending in ('RECOVERED', 'STEADY', 'MAINTENANCE', 'RETIRED', 'WITHDRAWN')),
    add constraint incident_level_known check (level in ('CAMERA', 'FACILITY', 'UPLINK', 'ENTERPRISE', 'PROVINCE')),
    add constraint incident_place_told check (case level
        when 'CAMERA' then camera_id is not null and facility_id is not null and enterprise is not null
        when 'FACILITY' then camera_id is null and facility_id is not null and enterprise is not null
        when 'UPLINK' then camera_id is null and facility_id is null and enterprise is not null and uplink is not null
        when 'ENTERPRISE' then camera_id is null and facility_id is null and enterprise is not null and uplink is null
        else camera_id is null and facility_id is null and enterprise is null and uplink is null end),
    add constraint incident_parent_fk foreign key (parent_id) references incident (id),
    add constraint incident_parent_other check (parent_id <> id),
    add constraint incident_alone_of_one check (alone_since is null or parent_id is not null);

comment on table incident is 'Times in which a camera in service was not up, or many cameras of a place together; kept for ever';
comment on column incident.level is 'What it is of: a camera, or the cameras of a facility, an uplink, an enterprise in a province, a province';
comment on column incident.uplink is 'Host of the stream address of the camera, or the one that an incident of an uplink is of';
comment on column incident.parent_id is 'The incident of a wider place that it joined; kept when that one ends';
comment on column incident.alone_since is 'Since when it stands for itself, because the wider one ended before it; null while it did not';
comment on column incident.silent is 'Whether it joined a wider one before anybody was told of it, and stands not for itself since';
comment on column incident.entered is 'The transaction that opened it';
comment on column incident.down_at is 'When the camera went down, or the first of a place''s; null when it was down already when this began';
comment on column incident.needed is 'Of a place: with fewer cameras down it ends';
comment on column incident.eased_at is 'Of a place: the last ending of one of its cameras'' incidents that was not looked at yet';
comment on column incident.unsteady_at is 'Of a flapping camera: when it was up or not up, other than before, the last time';

-- Which place of the level a camera belongs to, as a key within the level; null where there is none.
create function incident_place(given_level text, province text, enterprise text, facility uuid, uplink text) returns text
    language sql immutable parallel safe
    return case given_level
        when 'FACILITY' then facility::text
        when 'UPLINK' then province || ' ' || enterprise || ' ' || uplink
        when 'ENTERPRISE' then province || ' ' || nullif(enterprise, 'NONE')
        when 'PROVINCE' then province end;

create function level_rank(level text) returns integer
    language sql immutable parallel safe
    return array_position(array['CAMERA', 'FACILITY', 'UPLINK', 'ENTERPRISE', 'PROVINCE'], level);
comment on function level_rank is 'Higher for wider places';

create function uplink_of(address text) returns text
    language sql immutable parallel safe
    return lower(substring(address from '^[a-z]+://(\[[^]]*\]|[^:/?#]+)'));
comment on function uplink_of is 'Host of a stream address: the recorder or router that several cameras are behind';

create unique index incident_open_of_place on incident (level, incident_place(level, province, enterprise, facility_id, uplink))
    where closed_at is null and level <> 'CAMERA';
create index incident_gone_down on incident (province, down_at) where closed_at is null and level = 'CAMERA' and kind = 'DOWN';
create index incident_page_of_parent on incident (parent_id, opened_at desc, id desc) where parent_id is not null;
create index incident_eased on incident (eased_at) where closed_at is null and eased_at is not null;
create index incident_flapping on incident (camera_id) where closed_at is null and kind = 'FLAPPING';
create index incident_flapped on incident (camera_id, closed_at) where kind = 'FLAPPING';
create index camera_serving on camera (province, enterprise, uplink_of(main_address)) where state = 'IN_SERVICE';

-- Where it is told: of a province no enterprise, of an enterprise or an uplink no facility.
alter table change_entry alter column facility_id drop not null, alter column enterprise drop not null;

-- A facility takes its own incidents along, as its cameras take theirs.
create function facility_takes_incidents() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    update incident set province = new.province, enterprise = new.assigned, version = version + 1
     where facility_id = new.id and level = 'FACILITY';
    return null;
end
$$;
create trigger facility_takes_incidents after update of province, assigned on facility for each row
    when ((old.province, old.assigned) is distinct from (new.province, new.assigned)) execute function facility_takes_incidents();

create function incident_lock() returns integer
    language sql immutable parallel safe
    return 597054;
comment on function incident_lock is 'First key of the advisory locks under which incidents of a province are joined; the second is its hash';

-- Who writes changes holds the cameras, then the provinces whose places they may open and end, each in one order.
create or replace function hold_cameras(changed uuid[]) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    held text;
begin
    perform from camera where id = any (changed) order by id for share;
    for held in select distinct province from camera where id = any (changed) order by province loop
        perform pg_advisory_xact_lock(incident_lock(), hashtext(held));
    end loop;
end
$$;

-- As V026, with when a camera went down; and one that flaps changes its open incident by nothing but the time.
alter type incident_spell add attribute down_at timestamptz;

create or replace function incidents_follow() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    flapping uuid[];
    spells incident_spell[];
    continued uuid[];
begin
    perform from camera
      where id in (select camera_id from changes where state in ('DOWN', 'DEGRADED')) order by id for share;
    with gone_on as (
        update incident i set unsteady_at = greatest(i.unsteady_at, c.at)
          from (select camera_id, max(at) filter (where flips(was, state)) as at from changes group by 1) c
         where i.camera_id = c.camera_id and i.closed_at is null and i.kind = 'FLAPPING'
        returning i.camera_id
    )
    select coalesce(array_agg(camera_id), '{}') into flapping from gone_on;
    select array_agg(row(s.*)::incident_spell) into spells
      from (select camera_id, recoveries - case when bad then 0 else 1 end as number,
                   (array_agg(id order by at, id) filter (where bad))[1], min(at) filter (where bad),
                   bool_or(state = 'DOWN'), (array_agg(reason order by state = 'DOWN' desc, at, id) filter (where bad))[1],
                   (array_agg(good_at order by at, id) filter (where bad))[1], min(at) filter (where not bad),
                   min(at) filter (where state = 'DOWN')
              from (select c.*, c.state in ('DOWN', 'DEGRADED') as bad,
                           count(*) filter (where c.state not in ('DOWN', 'DEGRADED'))
                               over (partition by c.camera_id order by c.at, c.id rows unbounded preceding) as recoveries
                      from changes c where c.camera_id <> all (flapping)) marked
             group by 1, 2) s;
    with gone_on as (
        update incident i
           set kind = case when s.down then 'DOWN' else i.kind end,
               reason = case when s.down and i.kind = 'DEGRADED' then s.reason else i.reason end,
               down_at = case when i.kind = 'DEGRADED' then s.down_at else i.down_at end,
               closed_at = case when s.closed_at is not null then greatest(s.closed_at, i.opened_at) end,
               ending = case when s.closed_at is not null then 'RECOVERED' end,
               version = i.version + 1
          from unnest(spells) s
         where s.number = 0 and i.camera_id = s.camera_id and i.closed_at is null
        returning i.camera_id
    )
    select array_agg(camera_id) into continued from gone_on;
    insert into incident (id, camera_id, facility_id, province, enterprise, uplink, kind, reason, opened_at, closed_at, ending, last_good_at,
           down_at)
    select s.change_id, c.id, c.facility_id, c.province, c.enterprise, uplink_of(c.main_address),
           case when s.down then 'DOWN' else 'DEGRADED' end, s.reason,
           s.opened_at, s.closed_at, case when s.closed_at is not null then 'RECOVERED' end, s.good_at, s.down_at
      from unnest(spells) s
      join camera c on c.id = s.camera_id and c.state = 'IN_SERVICE'
     where s.change_id is not null and not (s.number = 0 and s.camera_id = any (coalesce(continued, '{}')));
    return null;
end
$$;

create function flips(was text, state text) returns boolean
    language sql immutable parallel safe
    return was <> 'UNKNOWN' and state <> 'UNKNOWN' and (was = 'UP') <> (state = 'UP');
comment on function flips is 'Whether a camera was up before the change and is not after it, or the other way round';

-- As giamsat.health.flapping and giamsat.health.storm have it.
--   flips, flips_within       so many make a camera flap
--   steady_after              without one it is steady again
--   cameras, percent          so many, and more than so many of those in service, make an incident of a place
--   down_within               when they go down
create type incident_rules as (flips integer, flips_within interval, steady_after interval, cameras integer, percent integer,
    down_within interval);

-- One incident for cameras that flap: the one that opens now, or, where the camera is up, another one. What belonged to an earlier such
-- incident does not count again.
create function incidents_flap(changed uuid[], rules incident_rules) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    unsteady uuid[];
    moments timestamptz[];
begin
    select array_agg(id), array_agg(last_at) into unsteady, moments
      from (select asked.id, max(c.at) filter (where flips(c.was, c.state)) as last_at
              from (select distinct id from unnest(changed) given (id)) asked
             cross join lateral (select l.at from camera_health_change l where l.camera_id = asked.id order by l.at desc, l.id desc limit 1) newest
              join camera_health_change c on c.camera_id = asked.id and c.at > greatest(newest.at - rules.flips_within,
                       (select max(f.closed_at) from incident f where f.camera_id = asked.id and f.kind = 'FLAPPING'))
             group by asked.id
            having count(*) filter (where flips(c.was, c.state)) >= rules.flips) found;
    if unsteady is null then
        return;
    end if;
    update incident i set kind = 'FLAPPING', unsteady_at = f.last_at, version = i.version + 1
      from unnest(unsteady, moments) f (camera_id, last_at)
     where i.camera_id = f.camera_id and i.closed_at is null and i.kind <> 'FLAPPING';
    insert into incident (id, camera_id, facility_id, province, enterprise, uplink, kind, reason, opened_at, last_good_at, unsteady_at)
    select gen_random_uuid(), c.id, c.facility_id, c.province, c.enterprise, uplink_of(c.main_address), 'FLAPPING',
           (select b.reason from camera_health_change b where b.camera_id = c.id and b.state <> 'UP' order by b.at desc, b.id desc limit 1),
           f.last_at, h.good_at, f.last_at
      from unnest(unsteady, moments) f (camera_id, last_at)
      join camera c on c.id = f.camera_id and c.state = 'IN_SERVICE'
      join camera_health h on h.camera_id = c.id and h.state = 'UP'
        on conflict do nothing;
end
$$;

-- A probe long after the last change found the same: what flapped is steady. If it is steadily bad, that is another incident.
-- Nobody is waited for: who holds one of them changes it, and the next flush looks again.
create function incidents_become_steady(rules incident_rules) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    with steady as (
        select i.id, h.checked_at, h.state, h.reason, h.good_at
          from incident i
          join camera_health h on h.camera_id = i.camera_id and h.checked_at >= i.unsteady_at + rules.steady_after
         where i.kind = 'FLAPPING' and i.closed_at is null
           for update of i skip locked),
    over as (
        update incident i
           set closed_at = greatest(s.checked_at, i.opened_at), version = i.version + 1,
               ending = case s.state when 'UP' then 'RECOVERED' else 'STEADY' end
          from steady s where i.id = s.id
        returning i.*)
    insert into incident (id, camera_id, facility_id, province, enterprise, uplink, kind, reason, opened_at, last_good_at)
    select gen_random_uuid(), o.camera_id, o.facility_id, o.province, o.enterprise, o.uplink, s.state, s.reason, o.closed_at, s.good_at
      from over o
      join steady s on s.id = o.id
     where s.state in ('DOWN', 'DEGRADED');
end
$$;

-- The widest incident that this one has joined, by way of others; itself where it stands for itself.
create function incident_top(given uuid) returns table (id uuid, level text)
    language sql stable
begin atomic
    with recursive up as (
        select i.id, i.level, case when i.alone_since is null then i.parent_id end as parent_id from incident i where i.id = given
        union all
        select p.id, p.level, case when p.alone_since is null then p.parent_id end from up join incident p on p.id = up.parent_id)
    select up.id, up.level from up where up.parent_id is null;
end;

-- The same as of a moment, for reports: what stands for itself since later did not then.
create function incident_top_at(given uuid, moment timestamptz) returns table (id uuid, opened_at timestamptz, closed_at timestamptz)
    language sql stable
begin atomic
    with recursive up as (
        select i.id, i.opened_at, i.closed_at, case when i.alone_since <= moment then null else i.parent_id end as parent_id
          from incident i where i.id = given
        union all
        select p.id, p.opened_at, p.closed_at, case when p.alone_since <= moment then null else p.parent_id end
          from up join incident p on p.id = up.parent_id)
    select up.id, up.opened_at, up.closed_at from up where up.parent_id is null;
end;

-- How many cameras are down in it, by way of others too; not counted any further than asked.
create function cameras_down_in(given uuid, most integer) returns bigint
    language sql stable
begin atomic
    with recursive within as (
        select i.id, i.level, i.kind from incident i where i.parent_id = given and i.closed_at is null and i.alone_since is null
        union all
        select i.id, i.level, i.kind from within w
          join incident i on i.parent_id = w.id and i.closed_at is null and i.alone_since is null
         where w.level <> 'CAMERA')
    select count(*) from (select from within where level = 'CAMERA' and kind = 'DOWN' limit most) counted;
end;
comment on function cameras_down_in is 'Cameras that are down in the incident of a place, as far as whoever asks may see them';

create function cameras_serving(given_level text, given_province text, given_enterprise text, facility uuid, given_uplink text) returns bigint
    language plpgsql stable as
$$
begin
    return case given_level
        when 'FACILITY' then (select count(*) from camera where facility_id = facility and state = 'IN_SERVICE')
        when 'UPLINK' then (select count(*) from camera where province = given_province and enterprise = given_enterprise
            and uplink_of(main_address) = given_uplink and state = 'IN_SERVICE')
        when 'ENTERPRISE' then (select count(*) from camera
            where province = given_province and enterprise = given_enterprise and state = 'IN_SERVICE')
        else (select count(*) from camera where province = given_province and state = 'IN_SERVICE') end;
end
$$;

-- Places of the level where the changed cameras are and enough others went down with them.
--   cameras   the most that went down within the time
--   began     when the first of them did
--   tops      what is to join: incidents of cameras and of narrower places that are in none of this place or a wider one
--   outside   how many of the cameras are in none of these, or in any but the greatest one
create function storms(given_level text, changed uuid[], rules incident_rules)
    returns table (province text, enterprise text, facility_id uuid, uplink text, cameras bigint, began timestamptz, reason text, tops uuid[],
        outside bigint)
    language plpgsql stable security definer set search_path = public, pg_temp as
$$
#variable_conflict use_column
declare
    within constant interval := rules.down_within;
begin
    return query
    with span as materialized (
        select i.province, min(i.down_at) as first, max(i.down_at) as last
          from incident i
         where i.camera_id = any (changed) and i.closed_at is null and i.kind = 'DOWN' and i.down_at is not null
         group by 1),
    together as materialized (
        select incident_place(given_level, i.province, i.enterprise, i.facility_id, i.uplink) as place, i.id, i.camera_id, i.province,
               i.enterprise, i.facility_id, i.uplink, i.reason, i.down_at, case when i.alone_since is null then i.parent_id end as parent_id
          from span s
          join incident i on i.province = s.province and i.level = 'CAMERA' and i.closed_at is null and i.kind = 'DOWN'
                         and i.down_at > s.first - within and i.down_at < s.last + within),
    crowded as materialized (
        select c.place from together c where c.place is not null group by c.place having count(*) >= rules.cameras),
    touched as materialized (
        select t.place, max(t.down_at) as at
          from together t
         where t.camera_id in (select unnest(changed)) and t.place in (select c.place from crowded c)
         group by t.place),
    fresh as materialized (
        select f.*, count(*) over (partition by f.place order by f.down_at range between within preceding and current row) as near
          from together f
          join touched t on t.place = f.place and f.down_at > t.at - within and f.down_at < t.at + within),
    parents as materialized (
        select p.parent_id, t.id, t.level
          from (select distinct f.parent_id from fresh f where f.parent_id is not null) p
         cross join lateral incident_top(p.parent_id) t),
    topped as (
        select f.*, coalesce(p.id, f.id) as top,
               count(*) filter (where level_rank(coalesce(p.level, 'CAMERA')) < level_rank(given_level)) over (partition by f.place) as open,
               case when p.id is null then 0 else count(*) over (partition by f.place, p.id) end as together,
               level_rank(coalesce(p.level, 'CAMERA')) < level_rank(given_level) as joins
          from fresh f
          left join parents p on p.parent_id = f.parent_id)
    select min(t.province), min(t.enterprise), (array_agg(t.facility_id))[1], min(t.uplink), max(t.near), min(t.down_at),
           mode() within group (order by t.reason), array_agg(distinct t.top) filter (where t.joins),
           max(t.open) - coalesce(max(t.together) filter (where t.joins), 0)
      from topped t
     group by t.place
    having max(t.near) >= rules.cameras and bool_or(t.joins);
end
$$;

-- Joins what went down together, the narrowest place first; a wider one opens when at least as many cameras as make one are outside of the
-- greatest narrower one, which else explains it. Idempotent, under the lock of the province.
create function incidents_join(changed uuid[], rules incident_rules) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    wider text;
    storm record;
    serving bigint;
    parent uuid;
begin
    foreach wider in array array['FACILITY', 'UPLINK', 'ENTERPRISE', 'PROVINCE'] loop
        for storm in select * from storms(wider, changed, rules) loop
            serving := cameras_serving(wider, storm.province, storm.enterprise, storm.facility_id, storm.uplink);
            continue when storm.cameras * 100 <= serving * rules.percent;
            select i.id into parent from incident i
             where i.closed_at is null and i.level = wider
               and incident_place(i.level, i.province, i.enterprise, i.facility_id, i.uplink)
                   = incident_place(wider, storm.province, storm.enterprise, storm.facility_id, storm.uplink);
            continue when parent is null and storm.outside < rules.cameras;
            if parent is null then
                parent := gen_random_uuid();
                insert into incident (id, level, facility_id, province, enterprise, uplink, kind, reason, opened_at, down_at, needed)
                values (parent, wider, case when wider = 'FACILITY' then storm.facility_id end, storm.province,
                    case when wider <> 'PROVINCE' then storm.enterprise end, case when wider = 'UPLINK' then storm.uplink end,
                    'DOWN', storm.reason, storm.began, storm.began, greatest(rules.cameras, serving * rules.percent / 100 + 1));
            end if;
            update incident i
               set parent_id = parent, alone_since = null, version = i.version + 1,
                   silent = i.silent or i.entered = pg_current_xact_id()
              from (select o.id from incident o where o.id = any (storm.tops) and o.closed_at is null order by o.id for update skip locked) joining
             where i.id = joining.id;
        end loop;
    end loop;
end
$$;

-- The incident of a place ends when none of its cameras is down any more, or fewer than made it and none recovered for as long as they may take
-- to go down together. What is down then still goes on in the wider incident, or stands for itself.
create function incidents_ease(moment timestamptz, rules incident_rules) returns void
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
            update incident set eased_at = null where id = eased.id and eased_at = eased.eased_at;
        elsif down = 0 or eased.eased_at <= moment - rules.down_within then
            perform incident_of_place_ends(eased.id, moment);
        end if;
    end loop;
end
$$;

create function incident_of_place_ends(given uuid, moment timestamptz) returns void
    language plpgsql as
$$
declare
    wider uuid;
begin
    update incident set closed_at = greatest(eased_at, opened_at), ending = 'RECOVERED', version = version + 1
     where id = given and closed_at is null
    returning case when alone_since is null then parent_id end into wider;
    if wider is null then
        update incident set alone_since = moment, silent = false, version = version + 1
         where parent_id = given and closed_at is null and alone_since is null;
    else
        update incident set parent_id = wider, version = version + 1
         where parent_id = given and closed_at is null and alone_since is null;
    end if;
end
$$;

-- Incidents of places look at themselves when one of theirs ends, by whomever; those around them too.
create function incidents_eased() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    ended uuid[];
begin
    select array_agg(n.id) into ended
      from now_so n join then_so o on o.id = n.id and o.closed_at is null
     where n.closed_at is not null and n.parent_id is not null and n.alone_since is null;
    if ended is null then
        return null;
    end if;
    with recursive up as (
        select n.parent_id as id, n.closed_at as at from now_so n where n.id = any (ended)
        union
        select p.parent_id, up.at from up join incident p on p.id = up.id
         where p.parent_id is not null and p.alone_since is null)
    update incident p set eased_at = greatest(p.eased_at, e.at)
      from (select id, max(at) as at from up group by id) e
     where p.id = e.id and p.closed_at is null;
    return null;
end
$$;
create trigger incident_eased after update on incident
    referencing old table as then_so new table as now_so for each statement execute function incidents_eased();

-- All that follows from a flush of the prober, after its changes are written. Who calls it with changes holds the cameras (hold_cameras).
--   moment  when the latest of its probes began
create function incidents_settle(changed uuid[], moment timestamptz, rules incident_rules) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform incidents_flap(changed, rules) where cardinality(changed) > 0;
    perform incidents_become_steady(rules);
    perform incidents_join(changed, rules) where cardinality(changed) > 0;
    perform incidents_ease(moment, rules);
end
$$;

-- As V040; what only the database keeps for itself is no change.
create or replace function incidents_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    if tg_op = 'INSERT' then
        insert into change_entry (kind, row_id, facility_id, province, enterprise)
        select 'INCIDENT', id, facility_id, province, enterprise from told;
    else
        insert into change_entry (kind, row_id, facility_id, province, enterprise)
        with changed as (
            select t.id from told t join untold u on u.id = t.id
             where to_jsonb(t) - array['unsteady_at', 'eased_at'] <> to_jsonb(u) - array['unsteady_at', 'eased_at'])
        select 'INCIDENT', id, facility_id, province, enterprise from told
         where id in (select id from changed) and (closed_at is null or closed_at > now() - interval '7 days')
        union
        select 'INCIDENT', id, facility_id, province, enterprise from untold
         where id in (select id from changed);
    end if;
    return null;
end
$$;

-- Other systems are told when all is settled: neither of what joined another one before they were told of it, nor of its end; of what stands
-- for itself again, then.
drop trigger incident_begin_told on incident;
drop trigger incident_end_told on incident;
create or replace function webhook_incident_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    settled incident%rowtype;
begin
    select * into settled from incident where id = new.id;
    if settled.silent or (tg_argv[0] = 'INCIDENT_CLOSED' and settled.closed_at is null) then
        return null;
    end if;
    perform webhook_tell(tg_argv[0], settled.province,
        jsonb_build_object('incidentId', settled.id, 'level', settled.level, 'cameraId', settled.camera_id,
            'facilityId', settled.facility_id, 'enterprise', case when settled.level in ('UPLINK', 'ENTERPRISE') then settled.enterprise end,
            'province', settled.province, 'kind', settled.kind, 'reason', settled.reason,
            'cameras', case when settled.level <> 'CAMERA' and settled.closed_at is null then cameras_down_in(settled.id, null) end,
            'openedAt', webhook_instant(settled.opened_at), 'closedAt', webhook_instant(settled.closed_at), 'ending', settled.ending));
    return null;
end
$$;
create constraint trigger incident_begin_told after insert on incident
    deferrable initially deferred for each row execute function webhook_incident_told('INCIDENT_OPENED');
create constraint trigger incident_end_told after update on incident
    deferrable initially deferred for each row
    when (old.closed_at is null and new.closed_at is not null) execute function webhook_incident_told('INCIDENT_CLOSED');
create constraint trigger incident_told_late after update on incident
    deferrable initially deferred for each row
    when (old.silent and not new.silent) execute function webhook_incident_told('INCIDENT_OPENED');

-- As V034; what is one incident of a place is counted once, not by its cameras.
--   given_from   the cut-off of the day before
--   given_until  the cut-off
create or replace function computed_figures(given_campaign uuid, given_province text, given_from timestamptz, given_until timestamptz) returns jsonb
    language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
    facilities uuid[];
    figures jsonb;
begin
    if not report_opens(given_province) then
        return null;
    end if;
    facilities := array(select facility_id from places_at(given_campaign, given_province, given_until));
    with places as (
        select p.*, s.step, s.reason, s.at since
          from places_at(given_campaign, given_province, given_until) p
          left join lateral (select c.step, c.reason, c.at from campaign_step c
                              where c.campaign_id = given_campaign and c.facility_id = p.facility_id and c.at <= given_until
                              order by c.number desc limit 1) s on true),
    steps as (select coalesce(step, 'LISTED') step, kind, count(*) facilities from places group by 1, 2),
    reached as (
        select count(distinct facility_id) filter (where step = 'PLAN_PROPOSED') proposed,
               count(distinct facility_id) filter (where step = 'PLAN_AGREED') agreed
          from campaign_step where campaign_id = given_campaign and facility_id = any (facilities) and at <= given_until),
    contacts as (
        select distinct on (appointment_id) * from contact_history
         where facility_id = any (facilities) and known_from <= given_until
         order by appointment_id, known_from desc, number desc),
    surveys as (
        select count(distinct facility_id) surveyed, count(*) filter (where submitted_at > given_from) today
          from survey where campaign_id = given_campaign and facility_id = any (facilities) and submitted_at <= given_until)
    select jsonb_build_object(
        'facilities', (select count(*) from places),
        'steps', (select coalesce(jsonb_agg(to_jsonb(steps) order by step, kind), '[]') from steps),
        'contactsNamed', (select count(distinct facility_id) from contacts
                           where valid_from <= given_until and (valid_to is null or valid_to > given_until)),
        'surveyed', surveys.surveyed, 'surveysOfDay', surveys.today,
        'plansProposed', reached.proposed, 'plansAgreed', reached.agreed,
        'camerasRequired', (select coalesce(sum(required_points), 0) from places),
        'cannotConnect', (select coalesce(jsonb_agg(jsonb_build_object('facilityId', facility_id, 'name', name, 'reason', reason,
            'since', since) order by name, facility_id), '[]') from places where step = 'CANNOT_CONNECT'))
      into figures from surveys, reached;
    return figures || (
      with latest as materialized (
        select * from (select distinct on (camera_id) * from camera_history
                        where known_from <= given_until
                          and camera_id in (select o.camera_id from camera_history o where o.facility_id = any (facilities))
                        order by camera_id, known_from desc, number desc) then_known
         where then_known.facility_id = any (facilities)),
      incidents as materialized (
        select distinct top.id, top.opened_at begins, case when top.closed_at <= given_until then top.closed_at end ends
          from incident i
         cross join lateral incident_top_at(i.id, given_until) top
         where i.camera_id in (select camera_id from latest) and i.opened_at <= given_until
           and (i.closed_at is null or i.closed_at > given_from))
      select jsonb_build_object(
        'camerasRegistered', (select count(*) from latest where state <> 'RETIRED'),
        'camerasInService', (select count(*) from latest where state = 'IN_SERVICE'),
        'camerasVerified', (
            select count(*) from latest
             where state = 'IN_SERVICE'
               and (select h.state from camera_health_change h where h.camera_id = latest.camera_id and h.at <= given_until
                     order by h.at desc, h.id desc limit 1) = 'UP'),
        'incidents', (select count(*) from incidents), 'openIncidents', (select count(*) from incidents where ends is null),
        'longestIncidentSeconds', (select coalesce(max(round(extract(epoch from coalesce(ends, given_until) - begins))), 0)::bigint
                                     from incidents),
        'uptime', (select coalesce(jsonb_agg(jsonb_build_object('hour', hour, 'upSeconds', up_seconds, 'downSeconds', down_seconds,
            'excusedSeconds', excused_seconds) order by hour), '[]') from uptime_by_hour(facilities, given_from, given_until)),
        'statusReports', (select coalesce(jsonb_agg(to_jsonb(told) order by told.kind), '[]')
                            from told_statuses(facilities, given_from, given_until) told)));
end
$$;

revoke execute on function facility_takes_incidents, incidents_flap, incidents_become_steady, storms, incidents_join, incidents_ease,
    incident_of_place_ends, incidents_eased, incidents_settle from public;
grant execute on function incidents_settle to giamsat_prober;
