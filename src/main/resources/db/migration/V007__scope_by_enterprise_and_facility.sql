-- One province and several are levels of their own: only with an equality can the planner read a page in the order of an index
-- that begins with the province (0.1 instead of 30 ms among 1,000,000 cameras). Levels below the province: engineers of a designated enterprise (in provinces, or at single facilities) and the contacts of a
-- facility. One database role per level, so that no policy needs an OR; the enterprise stands in every scoped table.

do $$
declare
    level text;
begin
    foreach level in array array['giamsat_provinces', 'giamsat_enterprise', 'giamsat_enterprise_provinces', 'giamsat_facility',
            'giamsat_contact'] loop
        if not exists (select from pg_roles where rolname = level) then
            execute format('create role %I nologin', level);
        end if;
    end loop;
end
$$;

grant giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility, giamsat_contact to giamsat_app with inherit false, set true;
grant usage on schema public to giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;
grant select on province to giamsat_provinces, giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;

-- The scope of a transaction, in the types of the columns. No setting, or what is left of one ('' after its transaction),
-- admits nothing.
create function scoped_province() returns text
    language sql stable parallel safe
    return current_setting('giamsat.provinces', true);
create function scoped_enterprise() returns text
    language sql stable parallel safe
    return current_setting('giamsat.enterprise', true);
create function scoped_facilities() returns uuid[]
    language sql stable parallel safe
    return string_to_array(current_setting('giamsat.facilities', true), ',')::uuid[];

-- Whether the transaction entered its level through the one door: that names the level beside the role.
create function scope_entered() returns boolean
    language sql stable parallel safe
    return current_setting('giamsat.level', true) = current_user;

-- The enterprise of a facility may be nobody, and a foreign key does not follow null.
alter table facility add column assigned text not null generated always as (coalesce(enterprise, 'NONE')) stored;
alter table facility add constraint facility_assigned_unique unique (id, province, assigned);
comment on column facility.assigned is 'The enterprise, or NONE; what the rows of its cameras follow';

-- The owner, who migrates, is held off by the policies too while they are forced.
alter table camera no force row level security;
alter table camera_credentials no force row level security;
alter table camera_health no force row level security;
alter table camera_health_change no force row level security;
alter table camera_picture no force row level security;
alter table facility no force row level security;

alter table camera add column enterprise text not null default 'NONE';
alter table camera_credentials add column enterprise text not null default 'NONE';
alter table camera_health add column enterprise text not null default 'NONE';
alter table camera_health_change add column enterprise text not null default 'NONE';
alter table camera_picture add column enterprise text not null default 'NONE';
comment on column camera.enterprise is 'The enterprise of its facility, or NONE';

alter table camera_credentials drop constraint camera_credentials_camera_fk;
alter table camera_health drop constraint camera_health_camera_fk;
alter table camera_health_change drop constraint camera_health_change_camera_fk;
alter table camera_picture drop constraint camera_picture_camera_fk;
alter table camera drop constraint camera_facility_fk;
alter table camera drop constraint camera_scope_unique;

alter table camera disable trigger user;
update camera c set enterprise = f.assigned from facility f where f.id = c.facility_id and f.assigned <> 'NONE';
alter table camera enable trigger user;
update camera_credentials s set enterprise = c.enterprise from camera c where c.id = s.camera_id and c.enterprise <> 'NONE';
update camera_health s set enterprise = c.enterprise from camera c where c.id = s.camera_id and c.enterprise <> 'NONE';
update camera_health_change s set enterprise = c.enterprise from camera c where c.id = s.camera_id and c.enterprise <> 'NONE';
update camera_picture s set enterprise = c.enterprise from camera c where c.id = s.camera_id and c.enterprise <> 'NONE';

alter table camera add constraint camera_scope_unique unique (id, facility_id, province, enterprise);
alter table camera add constraint camera_facility_fk
    foreign key (facility_id, province, enterprise) references facility (id, province, assigned) on update cascade;
alter table camera_credentials add constraint camera_credentials_camera_fk
    foreign key (camera_id, facility_id, province, enterprise)
    references camera (id, facility_id, province, enterprise) on update cascade;
alter table camera_health add constraint camera_health_camera_fk
    foreign key (camera_id, facility_id, province, enterprise)
    references camera (id, facility_id, province, enterprise) on update cascade;
alter table camera_health_change add constraint camera_health_change_camera_fk
    foreign key (camera_id, facility_id, province, enterprise)
    references camera (id, facility_id, province, enterprise) on update cascade;
alter table camera_picture add constraint camera_picture_camera_fk
    foreign key (camera_id, facility_id, province, enterprise)
    references camera (id, facility_id, province, enterprise) on update cascade;

alter table facility force row level security;
alter table camera force row level security;
alter table camera_credentials force row level security;
alter table camera_health force row level security;
alter table camera_health_change force row level security;
alter table camera_picture force row level security;

alter policy facility_province on facility
    using (province = scoped_province()) with check (province = scoped_province());
alter policy camera_province on camera
    using (province = scoped_province()) with check (province = scoped_province());
alter policy camera_credentials_province on camera_credentials
    using (province = scoped_province()) with check (province = scoped_province());
alter policy camera_health_province on camera_health using (province = scoped_province());
alter policy camera_health_change_province on camera_health_change using (province = scoped_province());
alter policy camera_picture_province on camera_picture using (province = scoped_province());

-- What clients hold of a camera is old when its facility goes to another province or another enterprise.
drop trigger camera_moved on camera;
create trigger camera_moved before update of province, enterprise on camera
    for each row when (old.province is distinct from new.province or old.enterprise is distinct from new.enterprise)
    execute function camera_moved();

create policy facility_provinces on facility to giamsat_provinces
    using (province = any (scoped_provinces())) with check (province = any (scoped_provinces()));
create policy camera_provinces on camera to giamsat_provinces
    using (province = any (scoped_provinces())) with check (province = any (scoped_provinces()));
create policy camera_credentials_provinces on camera_credentials to giamsat_provinces
    using (province = any (scoped_provinces())) with check (province = any (scoped_provinces()));
create policy camera_health_provinces on camera_health for select to giamsat_provinces
    using (province = any (scoped_provinces()));
create policy camera_health_change_provinces on camera_health_change for select to giamsat_provinces
    using (province = any (scoped_provinces()));
create policy camera_picture_provinces on camera_picture for select to giamsat_provinces
    using (province = any (scoped_provinces()));
grant select, insert, update on facility, camera to giamsat_provinces;
grant insert, update, delete, select (camera_id) on camera_credentials to giamsat_provinces;
grant select on camera_health, camera_health_change, camera_picture to giamsat_provinces;

create policy facility_enterprise on facility for select to giamsat_enterprise
    using (enterprise = scoped_enterprise() and province = scoped_province());
create policy facility_enterprise_provinces on facility for select to giamsat_enterprise_provinces
    using (enterprise = scoped_enterprise() and province = any (scoped_provinces()));
create policy facility_facility on facility for select to giamsat_facility
    using (enterprise = scoped_enterprise() and id = any (scoped_facilities()));
create policy facility_contact on facility for select to giamsat_contact
    using (id = any (scoped_facilities()));
grant select on facility to giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;

create policy camera_enterprise on camera to giamsat_enterprise
    using (enterprise = scoped_enterprise() and province = scoped_province())
    with check (enterprise = scoped_enterprise() and province = scoped_province());
create policy camera_enterprise_provinces on camera to giamsat_enterprise_provinces
    using (enterprise = scoped_enterprise() and province = any (scoped_provinces()))
    with check (enterprise = scoped_enterprise() and province = any (scoped_provinces()));
create policy camera_facility on camera to giamsat_facility
    using (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()))
    with check (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()));
create policy camera_contact on camera for select to giamsat_contact
    using (facility_id = any (scoped_facilities()));
grant select, insert, update on camera to giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility;
-- How a camera is reached is not the contact's to know.
grant select (id, facility_id, province, enterprise, name, zone, brand, model, serial, kind, expected_codec, expected_width,
        expected_height, expected_frames_per_second, state, has_credentials, version, created_at, updated_at)
    on camera to giamsat_contact;

create policy camera_credentials_enterprise on camera_credentials to giamsat_enterprise
    using (enterprise = scoped_enterprise() and province = scoped_province())
    with check (enterprise = scoped_enterprise() and province = scoped_province());
create policy camera_credentials_enterprise_provinces on camera_credentials to giamsat_enterprise_provinces
    using (enterprise = scoped_enterprise() and province = any (scoped_provinces()))
    with check (enterprise = scoped_enterprise() and province = any (scoped_provinces()));
create policy camera_credentials_facility on camera_credentials to giamsat_facility
    using (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()))
    with check (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()));
grant insert, update, delete, select (camera_id) on camera_credentials to giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility;

do $$
declare
    seen text;
begin
    foreach seen in array array['camera_health', 'camera_health_change', 'camera_picture'] loop
        execute format('create policy %I on %I for select to giamsat_enterprise'
            ' using (enterprise = scoped_enterprise() and province = scoped_province())', seen || '_enterprise', seen);
        execute format('create policy %I on %I for select to giamsat_enterprise_provinces'
            ' using (enterprise = scoped_enterprise() and province = any (scoped_provinces()))', seen || '_enterprise_provinces', seen);
        execute format('create policy %I on %I for select to giamsat_facility'
            ' using (enterprise = scoped_enterprise() and facility_id = any (scoped_facilities()))', seen || '_facility', seen);
        execute format('create policy %I on %I for select to giamsat_contact'
            ' using (facility_id = any (scoped_facilities()))', seen || '_contact', seen);
        execute format('grant select on %I to giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility, giamsat_contact', seen);
    end loop;
end
$$;

-- No scope, no rows: restrictive, so that no other policy can open what this one shuts. The sub-select is evaluated once per
-- statement; compared row by row, the planner would think that one row in 200 passes, and sort a province instead of reading a page.
do $$
declare
    scoped text;
begin
    foreach scoped in array array['person', 'appointment', 'facility', 'camera', 'camera_credentials', 'camera_health',
            'camera_health_change', 'camera_picture'] loop
        execute format('create policy %I on %I as restrictive to giamsat_gate, giamsat_nation, giamsat_province, giamsat_provinces,'
            ' giamsat_enterprise, giamsat_enterprise_provinces, giamsat_facility, giamsat_contact, giamsat_prober'
            ' using ((select scope_entered())) with check ((select scope_entered()))', scoped || '_entered', scoped);
    end loop;
end
$$;

-- Appointments below the province.
alter table appointment no force row level security;
alter table appointment add column enterprise text;
alter table appointment add column facility_id uuid;
alter table appointment drop constraint appointment_role_known;
alter table appointment drop constraint appointment_scope_fits_role;
alter table appointment add constraint appointment_role_known check (role in ('NATIONAL_ADMINISTRATOR', 'NATIONAL_OPERATOR',
    'NATIONAL_VIEWER', 'PROVINCE_OPERATOR', 'PROVINCE_HEALTH', 'PROVINCE_VIEWER', 'ENTERPRISE_ENGINEER', 'FACILITY_CONTACT'));
alter table appointment add constraint appointment_enterprise_known check (enterprise in ('VIETTEL', 'VNPT'));
alter table appointment add constraint appointment_scope_fits_role check (
    case
        when role like 'NATIONAL%' then province is null and enterprise is null and facility_id is null
        when role like 'PROVINCE%' then province is not null and enterprise is null and facility_id is null
        when role = 'ENTERPRISE_ENGINEER' then province is not null and enterprise is not null
        else province is not null and enterprise is null and facility_id is not null
    end);
alter table appointment add constraint appointment_facility_fk
    foreign key (facility_id, province) references facility (id, province) on update cascade;
alter table appointment force row level security;
create index appointment_by_facility on appointment (facility_id);
create index appointment_by_province on appointment (province);

comment on column appointment.province is 'Key of the province; null for the nation. A unit of 2025 includes the units of 2021 that went into it; the province of the facility where one is named';
comment on column appointment.enterprise is 'The enterprise of an engineer; he sees only what is assigned to it';
comment on column appointment.facility_id is 'The one facility of a contact, or of an engineer who serves no whole province';
