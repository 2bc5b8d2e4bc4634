-- Surveys (khảo sát): what a crew found at a facility, for an order. A draft is saved again and again, from a phone; once submitted it
-- never changes, a correction is another survey that supersedes it.

create table survey (
    id uuid not null,
    campaign_id uuid not null,
    facility_id uuid not null,
    province text not null,
    enterprise text not null,
    state text not null default 'DRAFT',
    number integer,
    supersedes uuid,
    surveyed_on date,
    participants jsonb not null default '[]',
    infection_control jsonb not null default '{}',
    cameras jsonb not null default '[]',
    addresses text[] not null default '{}',
    recorder text,
    uplink_provider text,
    uplink_mbits double precision,
    power_backup boolean,
    uncovered_zones text[] not null default '{}',
    verdict text,
    reason text,
    remarks text,
    saved_by uuid,
    saved_by_name text not null,
    submitted_at timestamptz,
    version integer not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint survey_pk primary key (id),
    constraint survey_place_unique unique (id, campaign_id, facility_id),
    constraint survey_facility_fk foreign key (campaign_id, facility_id, province, enterprise)
        references campaign_facility (campaign_id, facility_id, province, enterprise) on update cascade,
    constraint survey_supersedes_fk foreign key (supersedes, campaign_id, facility_id) references survey (id, campaign_id, facility_id),
    constraint survey_number_unique unique (campaign_id, facility_id, number),
    constraint survey_state_known check (state in ('DRAFT', 'SUBMITTED')),
    constraint survey_submitted_whole check (case state when 'DRAFT' then number is null and submitted_at is null
        else number is not null and submitted_at is not null and surveyed_on is not null and verdict is not null end),
    constraint survey_verdict_known check (verdict in ('USABLE_AS_IS', 'NEEDS_UPGRADE', 'NEEDS_NEW_INSTALLATION', 'CANNOT_CONNECT')),
    constraint survey_reason_given check (state = 'DRAFT' or (verdict = 'CANNOT_CONNECT') = (reason is not null)),
    constraint survey_uplink_range check (uplink_mbits >= 0),
    constraint survey_addresses_fit check (cardinality(addresses) = jsonb_array_length(cameras))
);

comment on table survey is 'What a crew found at a facility; a submitted one never changes';
comment on column survey.number is 'Version among the submitted ones of the facility within the campaign, from 1; null for a draft';
comment on column survey.supersedes is 'The submitted survey that this one corrects';
comment on column survey.surveyed_on is 'Day of the visit, in Vietnam';
comment on column survey.participants is 'Array of {party, name}: who took part';
comment on column survey.infection_control is '{crewSize, protectiveEquipment, route, isolationAfter}: how the crew kept the rules';
comment on column survey.cameras is 'Array of {name, zone, brand, model, usable, cameraId, address}: cameras found, and what became of their addresses';
comment on column survey.addresses is 'Stream addresses of the cameras found, in their order, without user information; null where none was found. Not told to contacts';
comment on column survey.uplink_mbits is 'Measured upstream, Mbit/s';
comment on column survey.uncovered_zones is 'Zones without a camera';
comment on column survey.saved_by is 'Who saved it last; of a submitted one, who submitted it';
comment on column survey.version is 'Counts changes; the strong ETag';

-- The first one supersedes none, and each is superseded by one at most.
create unique index survey_first on survey (campaign_id, facility_id) where state = 'SUBMITTED' and supersedes is null;
create unique index survey_next on survey (supersedes) where state = 'SUBMITTED';
create index survey_page on survey (campaign_id, created_at, id);
create index survey_of_facility on survey (facility_id, created_at, id);

alter table survey enable row level security;
alter table survey force row level security;
create policy survey_owner on survey to current_user using (true) with check (true);
create policy survey_entered on survey as restrictive to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,
    giamsat_enterprise_provinces, giamsat_facility, giamsat_contact using ((select scope_entered())) with check ((select scope_entered()));
create policy survey_nation on survey to giamsat_nation using (true) with check (true);
create policy survey_province on survey to giamsat_province
    using (province = scoped_province()) with check (province = scoped_province());
create policy survey_provinces on survey to giamsat_provinces
    using (province = any (scoped_provinces())) with check (province = any (scoped_provinces()));
create policy survey_enterprise on survey to giamsat_enterprise
    using (enterprise = scoped_enterprise() and province = scoped_province())
    with check (enterprise = scoped_enterprise() and province = scoped_province());
create policy survey_enterprise_provinces on survey to giamsat_enterprise_provinces
    using (enterprise = scoped_enterprise() and province = any (scoped_provinces()))
    with check (enterprise = scoped_enterprise() and province = any (scoped_provinces()));
create policy survey_facility on survey to giamsat_facility
    using (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()))
    with check (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()));
-- Contacts read what was submitted.
create policy survey_contact on survey for select to giamsat_contact
    using (facility_id = any (scoped_facilities()) and state = 'SUBMITTED');

-- Which of these may survey is decided by the role, above. The nation reads.
grant select on survey to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces,
    giamsat_facility;
grant insert, update (state, number, supersedes, surveyed_on, participants, infection_control, cameras, addresses, recorder, uplink_provider,
        uplink_mbits, power_backup, uncovered_zones, verdict, reason, remarks, saved_by, saved_by_name, submitted_at, version, updated_at)
    on survey to giamsat_province, giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility;
grant select (id, campaign_id, facility_id, province, enterprise, state, number, supersedes, surveyed_on, participants, infection_control,
        cameras, recorder, uplink_provider, uplink_mbits, power_backup, uncovered_zones, verdict, reason, remarks, saved_by, saved_by_name,
        submitted_at, version, created_at, updated_at)
    on survey to giamsat_contact;

-- Where the facility belongs may change with the facility, and nothing else of a submitted survey.
create function survey_untouchable() returns trigger
    language plpgsql as
$$
begin
    raise exception 'A submitted survey never changes' using errcode = 'insufficient_privilege';
end
$$;
create trigger survey_unchanged before update on survey
    for each row when (old.state = 'SUBMITTED'
        and to_jsonb(old) - array['province', 'enterprise'] is distinct from to_jsonb(new) - array['province', 'enterprise'])
    execute function survey_untouchable();
create trigger survey_kept before delete on survey
    for each row when (old.state = 'SUBMITTED') execute function survey_untouchable();
create trigger surveys_kept before truncate on survey
    for each statement execute function survey_untouchable();

alter table audit_entry drop constraint audit_entry_kind_known;
alter table audit_entry add constraint audit_entry_kind_known check (kind in ('FACILITY', 'CAMERA', 'CAMERA_LOGIN', 'PERSON',
    'APPOINTMENT', 'PICTURE', 'PROVINCE', 'SETTING', 'CAMPAIGN', 'CAMPAIGN_PROVINCE', 'CAMPAIGN_FACILITY', 'SURVEY'));
create constraint trigger survey_audited after insert or update or delete on survey
    deferrable initially deferred for each row execute function audit_row('SURVEY', 'id', 'facility_id');
