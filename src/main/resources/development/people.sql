-- One person for each role and for two provinces. The development identity provider takes the name as the password.
insert into person (id, subject, username, name, title, phone, email, locale)
values
    ('01900000-0000-7000-8000-000000000001', 'national-operator', 'national-operator', 'Nguyễn Thị Minh', 'Chuyên viên, Bộ TT&TT', '+84912000001', 'minh@example.vn', 'vi'),
    ('01900000-0000-7000-8000-000000000002', 'national-viewer', 'national-viewer', 'Trần Văn Bình', 'Thư ký, Ban chỉ đạo Quốc gia', '+84912000002', 'binh@example.vn', 'vi'),
    ('01900000-0000-7000-8000-000000000003', 'bac-giang-operator', 'bac-giang-operator', 'Lê Thị Hoa', 'Sở TT&TT Bắc Giang', '+84912000003', 'hoa@example.vn', 'vi'),
    ('01900000-0000-7000-8000-000000000004', 'bac-giang-viewer', 'bac-giang-viewer', 'Phạm Quốc Anh', 'UBND tỉnh Bắc Giang', '+84912000004', 'anh@example.vn', 'vi'),
    ('01900000-0000-7000-8000-000000000005', 'da-nang-operator', 'da-nang-operator', 'Võ Minh Châu', 'Sở TT&TT Đà Nẵng', '+84912000005', 'chau@example.vn', 'vi'),
    ('01900000-0000-7000-8000-000000000006', 'da-nang-viewer', 'da-nang-viewer', 'Hoàng Gia Bảo', 'Sở Y tế Đà Nẵng', '+84912000006', 'bao@example.vn', 'en')
on conflict do nothing;

insert into appointment (id, person_id, role, province, valid_from, valid_to)
values
    ('01900000-0000-7000-8000-000000000101', '01900000-0000-7000-8000-000000000001', 'NATIONAL_OPERATOR', null, '2021-05-05T00:00:00+07', null),
    ('01900000-0000-7000-8000-000000000102', '01900000-0000-7000-8000-000000000002', 'NATIONAL_VIEWER', null, '2021-05-05T00:00:00+07', null),
    ('01900000-0000-7000-8000-000000000103', '01900000-0000-7000-8000-000000000003', 'PROVINCE_OPERATOR', '2021-24', '2021-05-06T00:00:00+07', null),
    ('01900000-0000-7000-8000-000000000104', '01900000-0000-7000-8000-000000000004', 'PROVINCE_VIEWER', '2021-24', '2021-05-06T00:00:00+07', null),
    ('01900000-0000-7000-8000-000000000105', '01900000-0000-7000-8000-000000000005', 'PROVINCE_OPERATOR', '2021-48', '2021-05-06T00:00:00+07', null),
    ('01900000-0000-7000-8000-000000000106', '01900000-0000-7000-8000-000000000006', 'PROVINCE_VIEWER', '2021-48', '2021-05-06T00:00:00+07', null)
on conflict do nothing;
