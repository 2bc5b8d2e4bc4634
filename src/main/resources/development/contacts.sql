-- The contact of a sample facility, who can be appointed when the facility is there.
insert into person (id, subject, name, title, phone, email, locale)
values ('01900000-0000-7000-8000-00000000000b', 'facility-contact', 'Nguyễn Thu Hà', 'Quản lý ký túc xá', '+84983000102', 'facility-contact@example.vn', 'vi')
on conflict do nothing;

insert into appointment (id, person_id, role, province, facility_id, valid_from, valid_to)
select '01900000-0000-7000-8000-00000000010b', '01900000-0000-7000-8000-00000000000b', 'FACILITY_CONTACT', f.province, f.id, '2021-05-06T00:00:00+07', null
  from facility f
 where f.id = '01930000-0000-7000-8000-000000000a02'
on conflict do nothing;
