package vn.giamsat.system;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// A facility and a camera of it that the operations of the matrix are tried on.
///
/// @param campaign an order that names the facility
/// @param survey of the facility for it, submitted
/// @param appointment of a contact of the facility, who never logs in
/// @param unit key of a province
/// @param mark part of both names, so that lists can be narrowed to them
record MatrixTarget(
        String facility,
        String camera,
        String campaign,
        String survey,
        String appointment,
        String unit,
        String mark) {
    static final String PROVINCE = "2021-24";
    static final String FACILITY =
            "{\"province\":\"2021-24\",\"name\":\"Ma trận\",\"kind\":\"SCHOOL\"}";
    static final String CAMERA =
            "{\"name\":\"Cổng\",\"zone\":\"GATE\",\"streamAddress\":{\"main\":\"rtsp://10.8.0.1/%s\"}}";
    static final String FACILITY_CSV = "province,name,kind\n2021-24,Ma trận,SCHOOL\n";

    private static final String PICTURE =
            """
            insert into camera_picture (camera_id, facility_id, province, enterprise, taken_at, digest, jpeg)
            values ('%s', '%s', '2021-24', 'VIETTEL', now(), 'd1', '\\xffd8')\
            """;
    private static final String APPOINTED =
            """
            insert into person (id, email, name) values ('%1$s', '%1$s@example.vn', '%2$s');
            insert into appointment (id, person_id, role, province, facility_id, valid_from)
            values ('%1$s', '%1$s', 'FACILITY_CONTACT', '2021-24', '%3$s', '2021-05-05')\
            """;
    private static final String SURVEYED =
            """
            insert into survey (id, campaign_id, facility_id, province, enterprise, state, number, surveyed_on, verdict,
                                saved_by_name, submitted_at, created_at, updated_at)
            values ('%s', '%s', '%s', '2021-24', 'VIETTEL', 'SUBMITTED', 1, '2021-05-07', 'NEEDS_UPGRADE',
                    'Đoàn khảo sát', now(), now(), now())\
            """;
    private static final String ASSIGNED =
            "update facility set enterprise = 'VIETTEL' where id = '%s'";

    /// A row of Bắc Giang, with a picture.
    static MatrixTarget own() {
        var mark = "Ma trận " + UUID.randomUUID();
        var facility = SystemTest.facility(PROVINCE, mark);
        // The discard port: a probe is refused at once.
        var camera = SystemTest.camera(facility, mark, "rtsp://127.0.0.1:9/" + UUID.randomUUID());
        SystemUnderTest.database().execute(ASSIGNED.formatted(facility));
        SystemUnderTest.database().execute(PICTURE.formatted(camera, facility));
        var appointment = UUID.randomUUID().toString();
        SystemUnderTest.database().execute(APPOINTED.formatted(appointment, mark, facility));
        var campaign = campaign(facility);
        var survey = survey(campaign, facility);
        return new MatrixTarget(facility, camera, campaign, survey, appointment, PROVINCE, mark);
    }

    /// The same with a draft, complete, that corrects the survey.
    static MatrixTarget drafted() {
        var own = own();
        var correction =
                "\"supersedes\":\"%s\",\"verdict\":\"NEEDS_UPGRADE\",".formatted(own.survey);
        var draft =
                SurveySteps.draft(
                        SystemTest.BAC_GIANG,
                        own.campaign,
                        own.facility,
                        SurveySteps.complete(correction));
        return new MatrixTarget(
                own.facility, own.camera, own.campaign, draft, own.appointment, own.unit, own.mark);
    }

    private static String survey(String campaign, String facility) {
        var id = UUID.randomUUID().toString();
        SystemUnderTest.database().execute(SURVEYED.formatted(id, campaign, facility));
        return id;
    }

    private static String campaign(String facility) {
        return SystemTest.sending(SystemTest.NATION, campaignDraft(facility))
                .post("/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /// Another order each time, which names the facility.
    static String campaignDraft(String facility) {
        return ("{\"number\":\"%s\",\"issuer\":\"BCĐ\",\"title\":\"Kết nối camera\",\"start\":\"2021-05-06\","
                        + "\"deadline\":\"2021-05-10\",\"facilityIds\":[\"%s\"]}")
                .formatted(UUID.randomUUID(), facility);
    }

    static MatrixTarget missing() {
        return new MatrixTarget(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                "2021-00",
                "không có");
    }

    /// Key of a setting.
    String setting() {
        return unit.equals(PROVINCE) ? "health.failures-to-down" : "health.nothing";
    }

    /// A year far ahead, hardly ever the same.
    static String newScheme() {
        return "20" + ThreadLocalRandom.current().nextInt(60, 100);
    }

    static String newCode() {
        return Integer.toString(ThreadLocalRandom.current().nextInt(10, 100));
    }

    /// A unit that is not there yet.
    static String provinceDraft() {
        return ("{\"scheme\":\"%s\",\"code\":\"%s\",\"nameVi\":\"Mới\",\"nameEn\":\"New\","
                        + "\"region\":\"Tây Nguyên\",\"validFrom\":\"2060-01-01\"}")
                .formatted(newScheme(), newCode());
    }

    /// Somebody new each time.
    String appointmentDraft() {
        return "{\"person\":{\"name\":\"Đầu mối mới\",\"email\":\"%s@example.vn\"},"
                        .formatted(UUID.randomUUID())
                + "\"role\":\"FACILITY_CONTACT\",\"facilityId\":\"%s\"}".formatted(facility);
    }

    /// Somebody new each time.
    String contactCsv() {
        return "name,email,role,facilityId\nĐầu mối mới,%s@example.vn,FACILITY_CONTACT,%s\n"
                .formatted(UUID.randomUUID(), facility);
    }

    String cameraCsv() {
        return "facilityId,name,zone,mainAddress\n%s,Cổng,GATE,rtsp://10.8.0.2/%s\n"
                .formatted(facility, UUID.randomUUID());
    }
}
