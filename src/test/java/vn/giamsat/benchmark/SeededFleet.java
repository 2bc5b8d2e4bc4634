package vn.giamsat.benchmark;

import java.util.UUID;

/// The design target, entered past the service: 5,000 facilities with 100,000 cameras in 63
/// provinces, and eight orders that cover them all.
public final class SeededFleet {
    /// The first of the orders.
    public static final UUID ORDER = UUID.fromString("00000000-0000-0008-0000-000000000001");

    /// Half of them Viettel's.
    static final String FACILITIES =
            """
            set session_replication_role = replica;
            insert into facility (id, province, name, kind, state, enterprise)
            select ('00000000-0000-0007-0000-' || lpad(to_hex(n), 12, '0'))::uuid, p.key, 'Cơ sở ' || n, 'SCHOOL', 'ACTIVE',
                   case when n % 2 = 1 then 'VIETTEL' else 'VNPT' end
              from generate_series(1, 5000) n
              join (select key, row_number() over (order by key) - 1 place from province where scheme = '2021') p on p.place = n % 63;
            """;

    /// One camera in 20 is down, one in 20 degraded.
    static final String CAMERAS =
            """
            set session_replication_role = replica;
            insert into camera (id, facility_id, province, enterprise, name, zone, kind, main_address, state)
            select gen_random_uuid(), f.id, f.province, f.assigned, 'Hành lang ' || n, 'CORRIDOR', 'IP_CAMERA',
                   'rtsp://10.0.0.1/' || f.id || '/' || n, 'IN_SERVICE'
              from facility f, generate_series(1, 20) n;
            insert into camera_health (camera_id, facility_id, province, enterprise, state, since, rung, reason, checked_at, elapsed_ms,
                timings, up_streak, down_streak, not_up_streak, not_down_streak)
            select id, facility_id, province, enterprise, case when n = 1 then 'DOWN' when n = 2 then 'DEGRADED' else 'UP' end, now(),
                   'RESOLVED', case when n = 1 then 'NO_RTP' when n = 2 then 'FPS_LOW' end, now(), 1, '{}', 0, 0, 0, 0
              from (select *, row_number() over (partition by facility_id) n from camera) c;
            insert into facility_tally_mark (facility_id, province, enterprise) select id, province, assigned from facility;
            """;

    /// Three in ten facilities are connected, over 20 days; one in ten cannot be.
    static final String ORDERS =
            """
            set session_replication_role = replica;
            insert into campaign (id, number, issuer, title, starts_on, due_on, scope)
            select ('00000000-0000-0008-0000-00000000000' || n)::uuid, 'Lệnh ' || n, 'BCĐ', 'Kết nối camera', current_date - 20,
                   current_date + 10, 'PROVINCES'
              from generate_series(1, 8) n;
            insert into campaign_province (campaign_id, province) select c.id, p.key from campaign c, province p where p.scheme = '2021';
            insert into campaign_facility (campaign_id, facility_id, province, enterprise, step, before, reason, first_connected_at)
            select c.id, f.id, f.province, f.assigned, s.step, case s.step when 'CANNOT_CONNECT' then 'SURVEYED' end,
                   case s.step when 'CANNOT_CONNECT' then 'Lý do ' || f.n % 3 end,
                   case s.step when 'CONNECTED' then now() - (f.n % 20) * interval '1 day' end
              from campaign c
             cross join (select *, row_number() over (order by id) n from facility) f
             cross join lateral (select (array['LISTED', 'CONTACT_APPOINTED', 'SURVEYED', 'PLAN_PROPOSED', 'PLAN_AGREED', 'CONNECTING',
                 'CONNECTED', 'CONNECTED', 'CONNECTED', 'CANNOT_CONNECT'])[1 + f.n % 10] step) s;
            """;

    /// Facilities and orders, without cameras.
    public static final String FACILITIES_AND_ORDERS = FACILITIES + ORDERS;

    /// All of it.
    static final String ALL = FACILITIES + CAMERAS + ORDERS;

    private SeededFleet() {}
}
