-- A storm costs the same per camera from its first second to its last. On most days hardly an incident is open, and that is what PostgreSQL's
-- statistics say for as long as a storm lasts: it walked through all open incidents for each camera that went down, and with 10,000 open a flush of
-- 167 changes took a second. So the open incident of a camera or a place is the one that ends last, if that is open, by an index of all: no belief
-- makes a walk through it look small. Where open ones are asked for otherwise, it is as num_nulls(closed_at) = 1, which none of the older indexes of
-- open incidents matches, but the three below. "offset 0" keeps PostgreSQL from moving a condition into the subquery. Tables are not read from their
-- start where a plan may be as old as a small table.

create index incident_ending_of_camera on incident (camera_id, closed_at desc);
create index incident_ending_of_place on incident (level, incident_place(level, province, enterprise, facility_id, uplink), closed_at desc)
 where level <> 'CAMERA';
drop index incident_gone_down;
create index incident_gone_down on incident (province, down_at)
 where level = 'CAMERA' and kind = 'DOWN' and num_nulls(closed_at) = 1;
drop index incident_flapping;
create index incident_flapping on incident (camera_id) where kind = 'FLAPPING' and num_nulls(closed_at) = 1;
drop index incident_eased;
create index incident_eased on incident (eased_at) where eased_at is not null and num_nulls(closed_at) = 1;

alter function incident_measured set enable_seqscan = off;
alter function write_missing_change set enable_seqscan = off;
alter function webhook_incident_told set enable_seqscan = off;
alter function webhook_tell set enable_seqscan = on; -- which that one calls, and which has no index to take
-- Rows that a statement changed, as they were and as they are: a join that compares each with each is the dearer the more there are.
alter function incidents_told set enable_nestloop = off;

create function open_incident(given_camera uuid) returns setof incident
    language sql stable
begin atomic
    select i.* from (select l.* from incident l where l.camera_id = given_camera order by l.closed_at desc limit 1) i where i.closed_at is null;
end;

create function open_incident_of_place(given_level text, place text) returns setof incident
    language sql stable
begin atomic
    select i.*
      from (select l.* from incident l
             where l.level <> 'CAMERA' and l.level = given_level
               and incident_place(l.level, l.province, l.enterprise, l.facility_id, l.uplink) = place
             order by l.closed_at desc limit 1) i
     where i.closed_at is null;
end;

-- As V054.
create or replace function incidents_follow() returns trigger
    language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as
$$
declare
    standing uuid[];
    flapping uuid[];
    spells incident_spell[];
    continued uuid[];
begin
    perform from camera
      where id in (select camera_id from changes where state in ('DOWN', 'DEGRADED')) order by id for share;
    standing := array(select o.id from changes c cross join lateral open_incident(c.camera_id) o where o.kind = 'FLAPPING');
    with gone_on as (
        update incident i set unsteady_at = greatest(i.unsteady_at, c.at)
          from (select camera_id, max(at) filter (where flips(was, state)) as at from changes group by 1) c
         where i.id = any (standing) and i.camera_id = c.camera_id and num_nulls(i.closed_at) = 1
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
    standing := array(select o.id from unnest(spells) s cross join lateral open_incident(s.camera_id) o where s.number = 0);
    with gone_on as (
        update incident i
           set kind = case when s.down then 'DOWN' else i.kind end,
               reason = case when s.down and i.kind = 'DEGRADED' then s.reason else i.reason end,
               down_at = case when i.kind = 'DEGRADED' then s.down_at else i.down_at end,
               closed_at = case when s.closed_at is not null then greatest(s.closed_at, i.opened_at) end,
               ending = case when s.closed_at is not null then 'RECOVERED' end,
               version = i.version + 1
          from unnest(spells) s
         where s.number = 0 and i.id = any (standing) and i.camera_id = s.camera_id and num_nulls(i.closed_at) = 1
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

-- As V054.
create or replace function incidents_flap(changed uuid[], rules incident_rules) returns void
    language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as
$$
declare
    standing uuid[];
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
    standing := array(select o.id from unnest(unsteady) camera (id) cross join lateral open_incident(camera.id) o);
    update incident i set kind = 'FLAPPING', unsteady_at = f.last_at, version = i.version + 1
      from unnest(unsteady, moments) f (camera_id, last_at)
     where i.id = any (standing) and i.camera_id = f.camera_id and num_nulls(i.closed_at) = 1 and i.kind <> 'FLAPPING';
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

-- As V054.
create or replace function incidents_become_steady(rules incident_rules) returns void
    language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as
$$
begin
    with steady as (
        select i.id, h.checked_at, h.state, h.reason, h.good_at
          from incident i
          join camera_health h on h.camera_id = i.camera_id and h.checked_at >= i.unsteady_at + rules.steady_after
         where i.kind = 'FLAPPING' and num_nulls(i.closed_at) = 1
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

-- As V061.
create or replace function incidents_ease(moment timestamptz, rules incident_rules) returns void
    language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as
$$
declare
    eased record;
    down bigint;
begin
    for eased in
        select i.id, i.province, i.eased_at, i.needed from incident i
         where num_nulls(i.closed_at) = 1 and i.eased_at is not null order by level_rank(i.level), i.id
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

-- As V054.
create or replace function incident_of_place_ends(given uuid, moment timestamptz) returns void
    language plpgsql set enable_seqscan = off as
$$
declare
    wider uuid;
begin
    update incident set closed_at = greatest(eased_at, opened_at), ending = 'RECOVERED', version = version + 1
     where id = given and num_nulls(closed_at) = 1
    returning case when alone_since is null then parent_id end into wider;
    if wider is null then
        update incident set alone_since = moment, silent = false, version = version + 1
         where parent_id = given and num_nulls(closed_at, alone_since) = 2;
    else
        update incident set parent_id = wider, version = version + 1
         where parent_id = given and num_nulls(closed_at, alone_since) = 2;
    end if;
end
$$;

-- As V061.
create or replace function incident_of_place_held(given uuid) returns void
    language plpgsql set enable_seqscan = off as
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
        select c.id from incident c where c.parent_id = given and num_nulls(c.closed_at, c.alone_since) = 2)
        for update nowait;
end
$$;

-- As V054.
create or replace function incidents_eased() returns trigger
    language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as
$$
declare
    ended uuid[];
    eased record;
begin
    select array_agg(n.id) into ended
      from now_so n
     where n.closed_at is not null and n.parent_id is not null and n.alone_since is null
       and (n.id in (select o.id from then_so o where o.closed_at is null)) is true; -- not as a join, which may compare each with each
    if ended is null then
        return null;
    end if;
    for eased in
        with recursive up as (
            select n.parent_id as id, n.closed_at as at from now_so n where n.id = any (ended)
            union
            select p.parent_id, up.at from up
             cross join lateral (select i.parent_id, i.alone_since from incident i where i.id = up.id offset 0) p
             where p.parent_id is not null and p.alone_since is null)
        select up.id, max(up.at) as at from up group by up.id order by up.id
    loop
        update incident p set eased_at = greatest(p.eased_at, eased.at) where p.id = eased.id and num_nulls(p.closed_at) = 1;
    end loop;
    return null;
end
$$;

-- As V054.
create or replace function cameras_down_in(given uuid, most integer) returns bigint
    language sql stable set enable_seqscan = off
begin atomic
    with recursive within as (
        select given as id, null as level, null as kind
        union all
        select c.id, c.level, c.kind from within w
         cross join lateral (select i.id, i.level, i.kind from incident i
                              where i.parent_id = w.id and num_nulls(i.closed_at, i.alone_since) = 2 offset 0) c
         where w.level is distinct from 'CAMERA')
    select count(*) from (select from within where level = 'CAMERA' and kind = 'DOWN' limit most) counted;
end;

-- As V054, but not counted any further than asked.
drop function cameras_serving;
create function cameras_serving(given_level text, given_province text, given_enterprise text, facility uuid, given_uplink text, most bigint)
    returns bigint
    language plpgsql stable set enable_seqscan = off as
$$
begin
    return case given_level
        when 'FACILITY' then (select count(*) from (
            select from camera where facility_id = facility and state = 'IN_SERVICE' limit most) counted)
        when 'UPLINK' then (select count(*) from (
            select from camera where province = given_province and enterprise = given_enterprise and uplink_of(main_address) = given_uplink
                                 and state = 'IN_SERVICE' limit most) counted)
        when 'ENTERPRISE' then (select count(*) from (
            select from camera where province = given_province and enterprise = given_enterprise and state = 'IN_SERVICE' limit most) counted)
        else (select count(*) from (select from camera where province = given_province and state = 'IN_SERVICE' limit most) counted) end;
end
$$;

-- When the changed cameras of a province went down, the first and the last.
create type storm_span as (province text, first timestamptz, last timestamptz);

create function storm_spans(changed uuid[]) returns storm_span[]
    language sql stable
begin atomic
    select array_agg(row(s.*)::storm_span)
      from (select i.province, min(i.down_at), max(i.down_at)
              from unnest(changed) c (id)
             cross join lateral open_incident(c.id) i
             where i.kind = 'DOWN' and i.down_at is not null
             group by 1) s;
end;

-- Incidents of cameras that went down not longer than that before or after.
create function gone_down(spans storm_span[], within interval) returns setof incident
    language sql stable
begin atomic
    select i.*
      from unnest(spans) s
     cross join lateral (select n.* from incident n
                          where n.province = s.province and n.down_at > s.first - within and n.down_at < s.last + within
                            and n.level = 'CAMERA' and n.kind = 'DOWN' and num_nulls(n.closed_at) = 1
                          order by n.down_at offset 0) i;
end;

-- Places of all levels in which so many went down about then that they may be a storm; as they hardly ever are, counting comes first. Each with
-- its cameras in service.
create type crowd as (level text, place text, serving bigint);
create function crowds(changed uuid[], spans storm_span[], rules incident_rules) returns setof crowd
    language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as
$$
#variable_conflict use_column
begin
    return query
    with counted as materialized (
        select case when grouping(i.province) = 1 then 'FACILITY' when grouping(i.enterprise) = 1 then 'PROVINCE'
                    when grouping(i.uplink) = 1 then 'ENTERPRISE' else 'UPLINK' end as level,
               i.province, i.enterprise, i.facility_id, i.uplink, count(*) as cameras
          from gone_down(spans, rules.down_within) i
         group by grouping sets ((i.facility_id), (i.province, i.enterprise, i.uplink), (i.province, i.enterprise), (i.province))
        having count(*) >= rules.cameras and bool_or(i.camera_id in (select unnest(changed)))),
    placed as materialized (
        select c.*, incident_place(c.level, c.province, c.enterprise, c.facility_id, c.uplink) as place from counted c)
    select p.level, p.place, s.serving
      from placed p
     cross join lateral cameras_serving(p.level, p.province, p.enterprise, p.facility_id, p.uplink,
         p.cameras * 100 / nullif(rules.percent, 0) + 1) s (serving)
     where p.place is not null and p.cameras * 100 > s.serving * rules.percent;
end
$$;

drop function storms;
-- As V054: those of the places where enough cameras went down together.
--   cameras   the most that went down within the time
--   began     when the first of them did
--   tops      what is to join: incidents of cameras and of narrower places that are in none of this place or a wider one
--   outside   how many of the cameras are in none of these, or in any but the greatest one
create function storms(given_level text, places text[], changed uuid[], spans storm_span[], rules incident_rules)
    returns table (place text, province text, enterprise text, facility_id uuid, uplink text, cameras bigint, began timestamptz, reason text,
        tops uuid[], outside bigint)
    language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as
$$
#variable_conflict use_column
declare
    within constant interval := rules.down_within;
begin
    return query
    with together as materialized (
        select incident_place(given_level, i.province, i.enterprise, i.facility_id, i.uplink) collate "C" as place, i.id, i.camera_id,
               i.province, i.enterprise, i.facility_id, i.uplink, i.reason, i.down_at,
               case when i.alone_since is null then i.parent_id end as parent_id
          from gone_down(spans, within) i),
    touched as (
        select t.*, max(t.down_at) filter (where t.camera_id in (select unnest(changed))) over (partition by t.place) as touched_at
          from together t where t.place = any (places)),
    fresh as materialized (
        select f.*, count(*) over (partition by f.place order by f.down_at range between within preceding and current row) as near
          from touched f
         where f.down_at > f.touched_at - within and f.down_at < f.touched_at + within),
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
    select t.place, min(t.province), min(t.enterprise), (array_agg(t.facility_id))[1], min(t.uplink), max(t.near), min(t.down_at),
           mode() within group (order by t.reason), array_agg(distinct t.top) filter (where t.joins),
           max(t.open) - coalesce(max(t.together) filter (where t.joins), 0)
      from topped t
     group by t.place
    having max(t.near) >= rules.cameras and bool_or(t.joins);
end
$$;

-- As V054.
-- Joins what went down together, the narrowest place first; a wider one opens when at least as many cameras as make one are outside of the
-- greatest narrower one, which else explains it. Idempotent, under the lock of the province.
create or replace function incidents_join(changed uuid[], rules incident_rules) returns void
    language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as
$$
declare
    spans constant storm_span[] := storm_spans(changed);
    crowded constant crowd[] := array(select c from crowds(changed, spans, rules) c);
    places text[];
    wider text;
    storm record;
    parent uuid;
begin
    foreach wider in array array['FACILITY', 'UPLINK', 'ENTERPRISE', 'PROVINCE'] loop
        places := array(select place from unnest(crowded) where level = wider);
        continue when cardinality(places) = 0;
        for storm in
            select s.*, c.serving
              from storms(wider, places, changed, spans, rules) s
              join unnest(crowded) c on c.level = wider and c.place = s.place
        loop
            continue when storm.cameras * 100 <= storm.serving * rules.percent;
            select i.id into parent from open_incident_of_place(wider, storm.place) i;
            continue when parent is null and storm.outside < rules.cameras;
            if parent is null then
                parent := gen_random_uuid();
                insert into incident (id, level, facility_id, province, enterprise, uplink, kind, reason, opened_at, down_at, needed)
                values (parent, wider, case when wider = 'FACILITY' then storm.facility_id end, storm.province,
                    case when wider <> 'PROVINCE' then storm.enterprise end, case when wider = 'UPLINK' then storm.uplink end,
                    'DOWN', storm.reason, storm.began, storm.began, greatest(rules.cameras, storm.serving * rules.percent / 100 + 1));
            end if;
            update incident i
               set parent_id = parent, alone_since = null, version = i.version + 1,
                   silent = i.silent or i.entered = pg_current_xact_id()
              from (select o.id from incident o where o.id = any (storm.tops) and num_nulls(o.closed_at) = 1
                     order by o.id for update skip locked) joining
             where i.id = joining.id;
        end loop;
    end loop;
end
$$;

-- As V055.
create or replace function incident_gets_picture() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into incident_picture (incident_id, camera_id, side, facility_id, province, enterprise, taken_at, digest, jpeg)
    select i.id, i.camera_id, 'FIRST_BAD', i.facility_id, i.province, i.enterprise, new.taken_at, new.digest, new.jpeg
      from open_incident(new.camera_id) i
        on conflict do nothing;
    return null;
end
$$;

revoke execute on function open_incident, open_incident_of_place, cameras_serving, storm_spans, gone_down, crowds, storms from public;
