-- The bit rate of a camera may be expected.

alter table camera
    add column expected_kilobits_per_second integer,
    add constraint camera_expected_bit_rate_range check (expected_kilobits_per_second between 1 and 1000000);
comment on column camera.expected_kilobits_per_second is 'Bit rate of the main stream as it is set in the camera, kbit/s; null for no expectation';

grant select (expected_kilobits_per_second) on camera to giamsat_contact;
