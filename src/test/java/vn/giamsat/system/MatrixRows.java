package vn.giamsat.system;

/// What comes from facilities, their cameras and their orders, as [MatrixTarget] enters it.
final class MatrixRows {
    /// With the facility's id, as an upload of somebody who never logs in.
    static final String PHOTO =
            """
            insert into photo (id, facility_id, province, enterprise, width, height, size_bytes, digest, thumbnail_digest, arrived_at, stored)
            values ('%1$s', '%1$s', '%2$s', '%3$s', 2, 2, 2, 'd1', 'd2', now(), 'DATABASE');
            insert into photo_file (photo_id, size, facility_id, province, enterprise, jpeg)
            values ('%1$s', 'FULL', '%1$s', '%2$s', '%3$s', '\\xffd8');
            insert into photo_upload (id, facility_id, province, enterprise, holder, length_bytes, metadata, announced_at, expires_at)
            values ('%1$s', '%1$s', '%2$s', '%3$s', 'nobody', 9, '', now(), now() + interval '1 day')\
            """;

    /// Long ago, with the id of the camera.
    static final String STATUS =
            """
            insert into status_report (id, facility_id, province, enterprise, kind, begins_at, planned_until, received_at)
            values ('%1$s', '%2$s', '%3$s', '%4$s', 'MAINTENANCE', '2021-05-06', '2021-05-07', '2021-05-06')\
            """;

    /// Long ago, with the id of its camera, and with pictures of tomorrow, as the camera's.
    static final String INCIDENT =
            """
            insert into incident (id, camera_id, facility_id, province, enterprise, kind, opened_at, closed_at, ending)
            values ('%1$s', '%1$s', '%2$s', '%3$s', '%4$s', 'DOWN', '2021-05-06', '2021-05-07', 'RECOVERED');
            insert into incident_picture (incident_id, camera_id, side, facility_id, province, enterprise, taken_at, digest, jpeg)
            select '%1$s', '%1$s', side, '%2$s', '%3$s', '%4$s', now() + interval '1 day', 'd1', '\\xffd8'
              from unnest(array['LAST_GOOD', 'FIRST_BAD']) side\
            """;

    /// With the facility's id, as a digest that was given up, to somebody who never logs in.
    static final String LETTER =
            """
            insert into digest (subject, person_id, wanted, hour, due_at) values ('%1$s', '%1$s', false, 7, now());
            insert into digest_mail (id, subject, person_id, province, address, appointments, title, plain, html, at, due_at, state,
                                     settled_at, error)
            values ('%2$s', '%1$s', '%1$s', '%3$s', 'x@example.vn', '{}', 'x', 'x', 'x', now(), now(), 'DEAD', now(), 'UNREACHABLE')\
            """;

    /// With an exception that unlocks the day.
    static final String REPORTED =
            """
            insert into daily_report (id, campaign_id, province, day, number, state, cut_off, figures, before, on_time,
                                      submitted_at, submitted_by_name, version)
            select gen_random_uuid(), '%1$s', '%2$s', '%3$s', 1, 'SUBMITTED', now(), none, none, true, now(), 'Sở', 0
              from (select jsonb_object_agg(figure, 0) none from unnest(string_to_array('facilities contactsNamed surveyed surveysOfDay'
                    ' plansProposed plansAgreed camerasRequired camerasRegistered camerasInService camerasVerified incidents'
                    ' longestIncidentSeconds openIncidents', ' ')) figure) zeros;
            insert into lock_exception (id, campaign_id, province, day, until, reason, granted_at, granted_by_name)
            values (gen_random_uuid(), '%1$s', '%2$s', '%3$s', '2999-01-01', 'x', now(), 'Bộ')\
            """;

    /// What was kept of the day.
    static final String KEPT =
            """
            insert into progress_day (campaign_id, day, kept_at) values ('%1$s', '%2$s', now());
            insert into province_progress (campaign_id, day, province, enterprise, planned, surveyed, agreed, connected, cannot_connect,
                                           exempt, overdue, first_connected)
            values ('%1$s', '%2$s', '%3$s', '%4$s', 1, 1, 0, 0, 0, 0, 0, 0)\
            """;

    /// With the facility's id, as a delivery of it that was given up. Nothing signs it.
    static final String WEBHOOK =
            """
            insert into webhook (id, province, address, name, kinds, created_at, updated_at)
            values ('%1$s', '%2$s', 'https://127.0.0.1:9/', 'Ma trận', '{APPOINTMENT_ENDED}', now(), now());
            insert into webhook_delivery (id, webhook_id, province, event_id, kind, body, at, due_at, state, settled_at)
            values ('%1$s', '%1$s', '%2$s', '%1$s', 'WEBHOOK_TEST', '{}', now(), now(), 'DEAD', now())\
            """;

    private MatrixRows() {}
}
