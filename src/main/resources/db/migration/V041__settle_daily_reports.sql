-- Daily reports whose figures are whole, of the provinces that the order asked on that day, and reminders that reach people.

-- An order stands until it is ended; a deadline ends nothing.
alter table campaign add column ends_on date;
alter table campaign add constraint campaign_end_order check (ends_on >= starts_on);
comment on column campaign.ends_on is 'Last day that provinces report of, in Vietnam; null as long as the order stands';

-- Which provinces an order asked for reports, from when on. What it covers in the transaction that registers it, it covers from its first day.
create table reporting_history (
    number bigint generated always as identity,
    campaign_id uuid not null,
    province text not null,
    known_from timestamptz not null,
    within boolean not null,
    transaction xid8 not null default pg_current_xact_id(),
    constraint reporting_history_pk primary key (number)
);
comment on table reporting_history is 'Append-only: whether a province reports within an order, from when on, until its next entry';
comment on column reporting_history.known_from is 'When it became so; -infinity for what was so when the order was registered';
comment on column reporting_history.transaction is 'Which one wrote it: the first one of an order registered it';
create index reporting_history_of_campaign on reporting_history (campaign_id, province, known_from, number);

-- Proof that nothing is written any more of what was before an instant.
create table cut_off_mark (
    at timestamptz not null,
    transaction xid8 not null default pg_current_xact_id(),
    constraint cut_off_mark_pk primary key (at)
);
comment on table cut_off_mark is 'Once a day, some time behind the cut-off: a transaction that began when all was written that the service had seen';
comment on column cut_off_mark.transaction is 'While an older one writes, figures as of the cut-off are not whole';

create table settled_figures (
    campaign_id uuid not null,
    province text not null,
    from_at timestamptz not null,
    until_at timestamptz not null,
    figures jsonb not null,
    constraint settled_figures_pk primary key (campaign_id, province, from_at, until_at),
    constraint settled_figures_campaign_fk foreign key (campaign_id) references campaign (id),
    constraint settled_figures_province_fk foreign key (province) references province (key)
);
comment on table settled_figures is 'Figures of days that are settled, so that they need not be computed whenever they are asked for';
comment on column settled_figures.from_at is 'Cut-off of the day before';
comment on column settled_figures.until_at is 'Cut-off';

-- Read and written by the functions below alone: no level has a grant.
do $$
declare
    closed text;
begin
    foreach closed in array array['reporting_history', 'cut_off_mark', 'settled_figures'] loop
        execute format('alter table %I enable row level security', closed);
        execute format('alter table %I force row level security', closed);
        execute format('create policy %I on %I to current_user using (true) with check (true)', closed || '_owner', closed);
    end loop;
end
$$;

-- The provinces that an order asks for reports now: its own, or those of the facilities that it names.
create function provinces_asked(given_campaign uuid) returns setof text
    language sql stable set search_path = public, pg_temp as
$$
    select p.province from campaign_province p join campaign c on c.id = p.campaign_id
     where c.id = given_campaign and c.scope = 'PROVINCES'
     union
    select m.province from campaign_facility m join campaign c on c.id = m.campaign_id
     where c.id = given_campaign and c.scope = 'FACILITIES' and m.left_at is null
$$;

-- The same as it was at an instant.
create function provinces_asked_at(given_campaign uuid, given_at timestamptz) returns setof text
    language sql stable set search_path = public, pg_temp as
$$
    select known.province
      from (select distinct on (h.province) h.province, h.within from reporting_history h
             where h.campaign_id = given_campaign and h.known_from <= given_at
             order by h.province, h.known_from desc, h.number desc) known
     where known.within
$$;

-- Orders that are there already: what they ask now.
insert into reporting_history (campaign_id, province, known_from, within)
select c.id, asked.province, '-infinity', true from campaign c cross join lateral provinces_asked(c.id) asked (province);

-- Notes what an order asks otherwise than before. Of two at once the second sees what the first left.
create function note_provinces_asked(given_campaign uuid) returns void
    language plpgsql volatile set search_path = public, pg_temp as
$$
declare
    moment timestamptz;
begin
    perform pg_advisory_xact_lock(hashtextextended(given_campaign::text, 41));
    moment := case when exists (select from reporting_history h
                                 where h.campaign_id = given_campaign and h.transaction <> pg_current_xact_id())
        then campaign_now() else '-infinity' end;
    insert into reporting_history (campaign_id, province, known_from, within)
    select given_campaign, coalesce(asked.province, before.province), moment, asked.province is not null
      from provinces_asked(given_campaign) asked (province)
      full join provinces_asked_at(given_campaign, 'infinity') before (province) on before.province = asked.province
     where asked.province is null or before.province is null;
end
$$;

create function campaign_province_asked() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform note_provinces_asked(campaign_id) from (select distinct campaign_id from changed order by campaign_id) one;
    return null;
end
$$;
create trigger campaign_province_asked after insert on campaign_province
    referencing new table as changed for each statement execute function campaign_province_asked();
create trigger campaign_province_asked_no_more after delete on campaign_province
    referencing old table as changed for each statement execute function campaign_province_asked();

create function campaign_scope_asked() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform note_provinces_asked(new.id);
    return null;
end
$$;
-- Behind campaign_scope_changes, by its name: triggers of an event run in that order.
create trigger campaign_scope_known after update of scope on campaign
    for each row when (old.scope is distinct from new.scope) execute function campaign_scope_asked();

create function named_facility_asked() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform note_provinces_asked(campaign_id)
      from (select distinct m.campaign_id from changed m join campaign c on c.id = m.campaign_id
             where c.scope = 'FACILITIES' order by m.campaign_id) one;
    return null;
end
$$;
create trigger campaign_facility_asked after insert on campaign_facility
    referencing new table as changed for each statement execute function named_facility_asked();

create function named_facility_asked_anew() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform note_provinces_asked(campaign_id)
      from (select distinct m.campaign_id from changed m
              join was on (was.campaign_id, was.facility_id) = (m.campaign_id, m.facility_id)
              join campaign c on c.id = m.campaign_id
             where c.scope = 'FACILITIES'
               and (was.left_at is null, was.province) is distinct from (m.left_at is null, m.province)
             order by m.campaign_id) one;
    return null;
end
$$;
create trigger campaign_facility_asked_anew after update on campaign_facility
    referencing old table as was new table as changed for each statement execute function named_facility_asked_anew();

-- The provinces that report of a day: those that the order asked at its cut-off, and who submitted. Only those that the level may read.
--   given_at  the cut-off, or now for a day that is not over
drop function reporting_provinces;
create function reporting_provinces(given_campaign uuid, given_day date, given_at timestamptz) returns setof text
    language sql stable security definer set search_path = public, pg_temp as
$$
    select asked.province from provinces_asked_at(given_campaign, given_at) asked (province) where report_opens(asked.province)
     union
    select r.province from daily_report r
     where r.campaign_id = given_campaign and r.day = given_day and r.submitted_at is not null and report_opens(r.province)
$$;

-- Figures that are kept, or computed. The service itself may compute them too, to keep them.
create or replace function report_opens(province text) returns boolean
    language sql stable
    return current_setting('giamsat.level', true) in ('giamsat_nation', 'giamsat_prober')
        or (current_setting('giamsat.level', true) in ('giamsat_province', 'giamsat_provinces')
            and report_opens.province = any (scoped_provinces()));
alter function daily_figures rename to computed_figures;
revoke execute on function computed_figures from giamsat_nation, giamsat_province, giamsat_provinces;
create function daily_figures(given_campaign uuid, given_province text, given_from timestamptz, given_until timestamptz) returns jsonb
    language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
    if not report_opens(given_province) then
        return null;
    end if;
    return coalesce(
        (select s.figures from settled_figures s
          where (s.campaign_id, s.province, s.from_at, s.until_at) = (given_campaign, given_province, given_from, given_until)),
        computed_figures(given_campaign, given_province, given_from, given_until));
end
$$;

-- Whether nothing can be written any more of what was before an instant.
create function figures_settled(given_at timestamptz) returns boolean
    language sql stable security definer set search_path = public, pg_temp as
$$
    select exists (select from cut_off_mark m
                    where m.at >= given_at
                      and not exists (select from pg_snapshot_xip(pg_current_snapshot()) running (id) where running.id < m.transaction))
$$;

-- One mark is enough for each cut-off. Whoever calls this has written all that it saw before.
create function mark_cut_off(given_settling timestamptz, given_at timestamptz) returns void
    language sql volatile security definer set search_path = public, pg_temp as
$$
    insert into cut_off_mark (at)
    select given_at where not exists (select from cut_off_mark m where m.at >= given_settling)
        on conflict do nothing
$$;

-- Keeps figures of a day that is settled, of some provinces that have none yet; how many. Orders that were not registered by its
-- cut-off are not looked at: hardly anybody asks.
create function keep_figures(given_day date, given_from timestamptz, given_until timestamptz, given_settling timestamptz, most integer)
    returns bigint
    language sql volatile security definer set search_path = public, pg_temp as
$$
    with kept as (
        insert into settled_figures (campaign_id, province, from_at, until_at, figures)
        select missing.id, missing.province, given_from, given_until,
               computed_figures(missing.id, missing.province, given_from, given_until)
          from (select c.id, asked.province
                  from campaign c cross join lateral provinces_asked_at(c.id, given_until) asked (province)
                 where c.created_at <= given_until and c.starts_on <= given_day and coalesce(c.ends_on >= given_day, true)
                   and figures_settled(given_settling)
                   and not exists (select from settled_figures s
                                    where (s.campaign_id, s.province, s.from_at, s.until_at)
                                        = (c.id, asked.province, given_from, given_until))
                 limit most) missing
            on conflict do nothing
        returning 1)
    select count(*) from kept
$$;

-- A correction that was begun under leave of the ministry ends with the leave: from then on the version before it is the latest again.
create function report_lapsed(given daily_report, given_at timestamptz) returns boolean
    language sql stable
    return (given).state = 'REVIEWED'
        and exists (select from daily_report p
                     where (p.campaign_id, p.province, p.day, p.number)
                         = ((given).campaign_id, (given).province, (given).day, (given).number - 1)
                       and p.state in ('SUBMITTED', 'ACCEPTED'))
        and not exists (select from lock_exception x
                         where (x.campaign_id, x.province, x.day) = ((given).campaign_id, (given).province, (given).day)
                           and x.until > given_at);

-- Reports are due as long as the order stands, whatever has been connected.
create or replace function remind_of_daily_reports(given_kind text, given_day date, given_at timestamptz)
    returns table (campaign_id uuid, province text)
    language sql volatile security definer set search_path = public, pg_temp as
$$
    insert into daily_report_reminder (campaign_id, province, day, kind, at)
    select c.id, asked.province, given_day, given_kind, given_at
      from campaign c cross join lateral provinces_asked_at(c.id, given_at) asked (province)
     where c.starts_on <= given_day and coalesce(c.ends_on >= given_day, true)
       and not exists (select from daily_report r where r.campaign_id = c.id and r.province = asked.province and r.day = given_day
                          and r.submitted_at is not null)
        on conflict do nothing
    returning daily_report_reminder.campaign_id, daily_report_reminder.province
$$;

-- To submit a report is a task of its province, from the reminder on until it is done, and again when it was returned.
create function report_task_id(campaign uuid, province text, day date) returns uuid
    language sql immutable parallel safe
    return md5(concat_ws('/', report_task_id.campaign::text, report_task_id.province,
        (report_task_id.day - date '2000-01-01')::text))::uuid;

create function report_tasks() returns table (id uuid, campaign_id uuid, province text, day date, since timestamptz, late_since timestamptz)
    language sql stable security definer set search_path = public, pg_temp as
$$
    select report_task_id(r.campaign_id, r.province, r.day), r.campaign_id, r.province, r.day,
           coalesce(max(r.at) filter (where r.kind = 'RETURNED'), min(r.at)), min(r.at) filter (where r.kind = 'LATE')
      from (select n.campaign_id, n.province, n.day, n.kind, n.at from daily_report_reminder n
             union all
            select d.campaign_id, d.province, d.day, d.state, d.decided_at from daily_report d where d.state = 'RETURNED') r
      join campaign c on c.id = r.campaign_id and c.starts_on <= r.day and coalesce(c.ends_on >= r.day, true)
     where report_opens(r.province)
       and not exists (select from daily_report d
                        where (d.campaign_id, d.province, d.day) = (r.campaign_id, r.province, r.day)
                          and d.state in ('SUBMITTED', 'ACCEPTED'))
     group by r.campaign_id, r.province, r.day
$$;

-- The province's people are told of it as of tasks at facilities; it is at none, and nothing to enterprises.
alter table change_entry alter column facility_id drop not null;
alter table change_entry alter column enterprise drop not null;
comment on column change_entry.facility_id is 'Where it is, or was before the change; null for what is a province''s, likewise enterprise';

create function report_task_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into change_entry (kind, row_id, province)
    values ('TASK', report_task_id(new.campaign_id, new.province, new.day), new.province);
    return null;
end
$$;
create trigger daily_report_reminder_task_told after insert on daily_report_reminder
    for each row execute function report_task_told();
create trigger daily_report_task_told after update of state on daily_report
    for each row when (old.state <> new.state and new.state <> 'ACCEPTED') execute function report_task_told();

create or replace function campaign_tasks_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into change_entry (kind, row_id, facility_id, province, enterprise)
    select 'TASK', task_id(campaign_id, facility_id), facility_id, province, enterprise
      from campaign_facility where campaign_id = new.id
     union
    select 'TASK', report_task_id(campaign_id, province, day), null, province, null
      from daily_report_reminder where campaign_id = new.id;
    return null;
end
$$;
drop trigger campaign_change_told on campaign;
create trigger campaign_change_told after update on campaign
    for each row when ((old.number, old.title, old.starts_on, old.due_on, old.ends_on)
        is distinct from (new.number, new.title, new.starts_on, new.due_on, new.ends_on))
    execute function campaign_tasks_told();

-- Other systems are told too. What is done to a thing is the last word of a kind: `daily-report.due`.
alter table webhook drop constraint webhook_kinds_known;
alter table webhook add constraint webhook_kinds_known check (cardinality(kinds) > 0
    and kinds <@ array['STEP_TAKEN', 'STEP_DECIDED', 'APPOINTMENT_BEGUN', 'APPOINTMENT_ENDED', 'INCIDENT_OPENED', 'INCIDENT_CLOSED',
        'DAILY_REPORT_DUE', 'DAILY_REPORT_LATE', 'DAILY_REPORT_SUBMITTED', 'DAILY_REPORT_RETURNED', 'DAILY_REPORT_ACCEPTED']);
create or replace function webhook_body(given_kind text, moment timestamptz, told jsonb) returns text
    language sql stable
    return jsonb_build_object('type', regexp_replace(replace(lower(given_kind), '_', '-'), '-([a-z]+)$', '.\1'),
        'timestamp', webhook_instant(moment), 'data', jsonb_strip_nulls(told))::text;

create function webhook_reminder_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform webhook_tell('DAILY_REPORT_' || new.kind, new.province,
        jsonb_build_object('campaignId', new.campaign_id, 'province', new.province, 'day', new.day, 'at', webhook_instant(new.at)));
    return null;
end
$$;
create trigger daily_report_reminder_told after insert on daily_report_reminder
    for each row execute function webhook_reminder_told();

-- Neither who it was nor why.
create function webhook_report_told() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    perform webhook_tell('DAILY_REPORT_' || new.state, new.province,
        jsonb_build_object('campaignId', new.campaign_id, 'province', new.province, 'day', new.day, 'number', new.number,
            'onTime', new.on_time, 'at', webhook_instant(coalesce(new.decided_at, new.submitted_at))));
    return null;
end
$$;
create trigger daily_report_told after update of state on daily_report
    for each row when (old.state <> new.state) execute function webhook_report_told();

revoke execute on function provinces_asked, provinces_asked_at, note_provinces_asked, campaign_province_asked, campaign_scope_asked,
    named_facility_asked, named_facility_asked_anew, reporting_provinces, daily_figures, figures_settled, mark_cut_off, keep_figures,
    report_tasks, report_task_told, webhook_reminder_told, webhook_report_told from public;
grant execute on function reporting_provinces, daily_figures, figures_settled to giamsat_nation, giamsat_province, giamsat_provinces;
grant execute on function report_tasks to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,
    giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;
grant execute on function mark_cut_off, keep_figures to giamsat_prober;
