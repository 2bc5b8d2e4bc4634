package vn.giamsat.system;

/// What comes from facilities and their cameras, as [MatrixTarget] enters it.
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

    private MatrixRows() {}
}
