-- One person for each role and for two provinces. The development identity provider takes the name as the password.
insert into person (id, subject, name, title, phone, email, locale)
values
    ('01900000-0000-7000-8000-000000000001', 'national-operator', 'Nguyễn Thị Minh', 'Chuyên viên, Bộ TT&TT', '+84912000001', 'national-operator@example.vn', 'vi'),
    ('01900000-0000-7000-8000-000000000002', 'national-viewer', 'Trần Văn Bình', 'Thư ký, Ban chỉ đạo Quốc gia', '+84912000002', 'national-viewer@example.vn', 'vi'),
    ('01900000-0000-7000-8000-000000000003', 'bac-giang-operator', 'Lê Thị Hoa', 'Sở TT&TT Bắc Giang', '+84912000003', 'bac-giang-operator@example.vn', 'vi'),
    ('01900000-0000-7000-8000-000000000004', 'bac-giang-viewer', 'Phạm Quốc Anh', 'UBND tỉnh Bắc Giang', '+84912000004', 'bac-giang-viewer@example.vn', 'vi'),
    ('01900000-0000-7000-8000-000000000005', 'da-nang-operator', 'Võ Minh Châu', 'Sở TT&TT Đà Nẵng', '+84912000005', 'da-nang-operator@example.vn', 'vi'),
    ('01900000-0000-7000-8000-000000000006', 'da-nang-viewer', 'Hoàng Gia Bảo', 'Sở Y tế Đà Nẵng', '+84912000006', 'da-nang-viewer@example.vn', 'en'),
    ('01900000-0000-7000-8000-000000000007', 'national-administrator', 'Đặng Văn Lâm', 'Quản trị hệ thống, Bộ TT&TT', '+84912000007', 'national-administrator@example.vn', 'vi'),
    ('01900000-0000-7000-8000-000000000008', 'bac-giang-health', 'Nguyễn Thị Thu', 'Sở Y tế Bắc Giang', '+84912000008', 'bac-giang-health@example.vn', 'vi'),
    ('01900000-0000-7000-8000-000000000009', 'viettel-engineer', 'Bùi Đức Mạnh', 'Kỹ sư, Viettel Bắc Giang', '+84912000009', 'viettel-engineer@example.vn', 'vi'),
    ('01900000-0000-7000-8000-00000000000a', 'vnpt-engineer', 'Trịnh Hồng Nhung', 'Kỹ sư, VNPT Bắc Giang', '+84912000010', 'vnpt-engineer@example.vn', 'vi')
on conflict do nothing;

insert into appointment (id, person_id, role, province, enterprise, valid_from, valid_to)
values
    ('01900000-0000-7000-8000-000000000101', '01900000-0000-7000-8000-000000000001', 'NATIONAL_OPERATOR', null, null, '2021-05-05T00:00:00+07', null),
    ('01900000-0000-7000-8000-000000000102', '01900000-0000-7000-8000-000000000002', 'NATIONAL_VIEWER', null, null, '2021-05-05T00:00:00+07', null),
    ('01900000-0000-7000-8000-000000000103', '01900000-0000-7000-8000-000000000003', 'PROVINCE_OPERATOR', '2021-24', null, '2021-05-06T00:00:00+07', null),
    ('01900000-0000-7000-8000-000000000104', '01900000-0000-7000-8000-000000000004', 'PROVINCE_VIEWER', '2021-24', null, '2021-05-06T00:00:00+07', null),
    ('01900000-0000-7000-8000-000000000105', '01900000-0000-7000-8000-000000000005', 'PROVINCE_OPERATOR', '2021-48', null, '2021-05-06T00:00:00+07', null),
    ('01900000-0000-7000-8000-000000000106', '01900000-0000-7000-8000-000000000006', 'PROVINCE_VIEWER', '2021-48', null, '2021-05-06T00:00:00+07', null),
    ('01900000-0000-7000-8000-000000000107', '01900000-0000-7000-8000-000000000007', 'NATIONAL_ADMINISTRATOR', null, null, '2021-05-05T00:00:00+07', null),
    ('01900000-0000-7000-8000-000000000108', '01900000-0000-7000-8000-000000000008', 'PROVINCE_HEALTH', '2021-24', null, '2021-05-06T00:00:00+07', null),
    ('01900000-0000-7000-8000-000000000109', '01900000-0000-7000-8000-000000000009', 'ENTERPRISE_ENGINEER', '2021-24', 'VIETTEL', '2021-05-06T00:00:00+07', null),
    ('01900000-0000-7000-8000-00000000010a', '01900000-0000-7000-8000-00000000000a', 'ENTERPRISE_ENGINEER', '2021-24', 'VNPT', '2021-05-06T00:00:00+07', null)
on conflict do nothing;
