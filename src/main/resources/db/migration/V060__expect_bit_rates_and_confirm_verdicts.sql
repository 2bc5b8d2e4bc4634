-- Verdicts on pictures are believed when so many of the last ones had them, and the bit rate of a camera may be expected.

alter table camera_health
    add column recent_verdicts text[] not null default '{}',
    add constraint camera_health_recent_verdicts_few check (cardinality(recent_verdicts) <= 20);
comment on column camera_health.recent_verdicts is
    'What was wrong with each of the last pictures, the newest first, null for a good one; begins anew when the camera is UP again';

alter table camera
    add column expected_kilobits_per_second integer,
    add constraint camera_expected_bit_rate_range check (expected_kilobits_per_second between 1 and 1000000);
comment on column camera.expected_kilobits_per_second is 'Bit rate of the main stream as it is set in the camera, kbit/s; null for no expectation';

grant select (expected_kilobits_per_second) on camera to giamsat_contact;
