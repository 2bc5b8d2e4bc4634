package vn.giamsat.system;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// A facility and a camera of it that the operations of the matrix are tried on.
///
/// @param campaign an order that names the facility
/// @param survey of the facility for it, submitted
/// @param plan of the facility for it, proposed
/// @param appointment of a contact of the facility, who never logs in
/// @param unit key of its province
/// @param mark part of both names, so that lists can be narrowed to them
/// @param role that is given when somebody is appointed, or else the kind of what is reported
record MatrixTarget(
        String facility,
        String camera,
        String campaign,
        String survey,
        String plan,
        String appointment,
        String unit,
        String mark,
        String role) {
    static final String PROVINCE = "2021-24";
    static final String CAMERA =
            "{\"name\":\"Cổng\",\"zone\":\"GATE\",\"streamAddress\":{\"main\":\"rtsp://10.8.0.1/%s\"}}";

    private static final String CONTACT = "FACILITY_CONTACT";
    private static final String MAINTENANCE = "MAINTENANCE";

    /// Of tomorrow: other tests have the pictures of the past forgotten.
    private static final String PICTURE =
            """
            insert into camera_picture (camera_id, facility_id, province, enterprise, taken_at, digest, jpeg, by_day, viewpoint)
            values ('%s', '%s', '%s', '%s', now() + interval '1 day', 'd1', '\\xffd8', true, decode(repeat('01', 293), 'hex'))\
            """;
    private static final String APPOINTED =
            """
            insert into person (id, email, name) values ('%1$s', '%1$s@example.vn', '%2$s');
            insert into appointment (id, person_id, role, province, facility_id, valid_from)
            values ('%1$s', '%1$s', 'FACILITY_CONTACT', '%4$s', '%3$s', '2021-05-05')\
            """;
    private static final String SURVEYED =
            """
            insert into survey (id, campaign_id, facility_id, province, enterprise, state, number, surveyed_on, verdict,
                                saved_by_name, submitted_at, created_at, updated_at)
            select '%s', campaign_id, facility_id, province, enterprise, 'SUBMITTED', 1, '2021-05-07', 'NEEDS_UPGRADE',
                   'Đoàn khảo sát', now(), now(), now()
              from campaign_facility where campaign_id = '%s' and facility_id = '%s'\
            """;

    /// A day whose report is submitted, and may be corrected.
    static final String SUBMITTED_DAY = "2021-05-09";

    /// Its facility stands where surveys, plans and decisions are legal.
    private static final String PLANNED =
            """
            update campaign_facility set step = 'PLAN_PROPOSED' where campaign_id = '%2$s' and facility_id = '%3$s';
            insert into connection_plan (id, campaign_id, facility_id, province, enterprise, number, method, payer, installer, tasks,
                                         points, starts_on, finishes_on, proposed_at, proposed_by_name)
            select '%1$s', campaign_id, facility_id, province, enterprise, 1, 'EDGE_RELAY', 'ENTERPRISE', 'ENTERPRISE', '[]',
                   '[]', '2021-05-07', '2021-05-09', now(), 'Kỹ sư'
              from campaign_facility where campaign_id = '%2$s' and facility_id = '%3$s'\
            """;
    private static final String ASSIGNED =
            "update facility set enterprise = '%s', required_points ="
                    + " '[{\"zone\":\"GATE\",\"points\":5}]' where id = '%s'";

    /// A row of Bắc Giang, with a picture.
    static MatrixTarget own() {
        return entered(PROVINCE, "VIETTEL");
    }

    /// A row of the same province that is another enterprise's, and of another facility.
    static MatrixTarget neighbour() {
        return entered(PROVINCE, "VNPT");
    }

    /// A row of another province, there the enterprise's that has the neighbour here.
    static MatrixTarget foreign() {
        return entered("2021-48", "VNPT");
    }

    private static MatrixTarget entered(String unit, String enterprise) {
        var mark = "Ma trận " + UUID.randomUUID();
        var facility = SystemTest.facility(unit, mark);
        // The discard port: a probe is refused at once.
        var camera = SystemTest.camera(facility, mark, "rtsp://127.0.0.1:9/" + UUID.randomUUID());
        var database = SystemUnderTest.database();
        database.execute(MatrixRows.WEBHOOK.formatted(facility, unit));
        database.execute(ASSIGNED.formatted(enterprise, facility));
        database.execute(PICTURE.formatted(camera, facility, unit, enterprise));
        database.execute(MatrixRows.PHOTO.formatted(facility, unit, enterprise));
        database.execute(MatrixRows.INCIDENT.formatted(camera, facility, unit, enterprise));
        database.execute(MatrixRows.STATUS.formatted(camera, facility, unit, enterprise));
        var appointment = UUID.randomUUID().toString();
        database.execute(APPOINTED.formatted(appointment, mark, facility, unit));
        database.execute(MatrixRows.LETTER.formatted(appointment, facility, unit));
        var campaign = campaign(facility);
        var survey = survey(campaign, facility);
        database.execute(MatrixRows.REPORTED.formatted(campaign, unit, SUBMITTED_DAY));
        database.execute(MatrixRows.KEPT.formatted(campaign, SUBMITTED_DAY, unit, enterprise));
        var plan = plan(campaign, facility);
        return new MatrixTarget(
                facility, camera, campaign, survey, plan, appointment, unit, mark, CONTACT);
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
                own.facility,
                own.camera,
                own.campaign,
                draft,
                own.plan,
                own.appointment,
                own.unit,
                own.mark,
                own.role);
    }

    private static String survey(String campaign, String facility) {
        var id = UUID.randomUUID().toString();
        SystemUnderTest.database().execute(SURVEYED.formatted(id, campaign, facility));
        return id;
    }

    private static String plan(String campaign, String facility) {
        var id = UUID.randomUUID().toString();
        SystemUnderTest.database().execute(PLANNED.formatted(id, campaign, facility));
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
        return ("{\"number\":\"%s\",\"issuer\":\"BCĐ\",\"title\":\"Kết nối"
                        + " camera\",\"start\":\"2021-05-06\","
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
                UUID.randomUUID().toString(),
                "2021-00",
                "Ma trận " + UUID.randomUUID(),
                CONTACT);
    }

    /// The same, where somebody is appointed to another role, or another kind is reported.
    ///
    /// @param given as the matrix names it
    MatrixTarget giving(String given) {
        var constant = given.toUpperCase(Locale.ROOT).replace('-', '_');
        return new MatrixTarget(
                facility, camera, campaign, survey, plan, appointment, unit, mark, constant);
    }

    String facilityDraft() {
        return "{\"province\":\"%s\",\"name\":\"Ma trận\",\"kind\":\"SCHOOL\"}".formatted(unit);
    }

    String statusDraft() {
        return role.equals(MAINTENANCE)
                ? "{\"facilityId\":\"%s\",\"kind\":\"MAINTENANCE\",%s}"
                        .formatted(facility, window("\"%s\""))
                : "{\"facilityId\":\"%s\",\"kind\":\"INTERNET_OUTAGE\"}".formatted(facility);
    }

    /// What is reported, in the words of GraphQL.
    String statusInput() {
        return role.equals(MAINTENANCE)
                ? "kind: MAINTENANCE, " + window("%s")
                : "kind: INTERNET_OUTAGE";
    }

    /// An hour in three weeks: until then every camera stays in service.
    ///
    /// @param name as of [#scope]
    private static String window(String name) {
        var begins = Instant.now().plus(Duration.ofDays(21));
        return (name + ":\"%s\", " + name + ":\"%s\"")
                .formatted("beginsAt", begins, "expectedEnd", begins.plus(Duration.ofHours(1)));
    }

    /// A photo of the facility, another one each time, as it is announced by who has the node.
    String photoMetadata(String node) {
        var base64 = Base64.getEncoder();
        return "photoId %s,facilityId %s"
                .formatted(
                        base64.encodeToString(SystemTest.ending(node).getBytes(US_ASCII)),
                        base64.encodeToString(facility.getBytes(US_ASCII)));
    }

    String webhookDraft() {
        return ("{\"province\":\"%s\",\"name\":\"Ma trận\",\"address\":\"https://example.vn/\","
                        + "\"kinds\":[\"STEP_TAKEN\"]}")
                .formatted(unit);
    }

    /// Nobody listens at the discard port, which is an answer too.
    String discoveryDraft() {
        return "{\"facilityId\":\"%s\",\"host\":\"127.0.0.1\",\"port\":9}".formatted(facility);
    }

    String facilityCsv() {
        return "province,name,kind\n%s,Ma trận,SCHOOL\n".formatted(unit);
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
                + "\"role\":\"%s\"%s}".formatted(role, scope("\"%s\""));
    }

    /// Where the role holds, as further fields of a draft.
    ///
    /// @param name how a field's name is written, for example in quotation marks
    String scope(String name) {
        var field = ", " + name + ": \"%s\"";
        return switch (role) {
            case CONTACT -> field.formatted("facilityId", facility);
            case "ENTERPRISE_ENGINEER" ->
                    field.formatted("province", unit) + field.formatted("enterprise", "VIETTEL");
            default -> role.startsWith("PROVINCE") ? field.formatted("province", unit) : "";
        };
    }

    /// Somebody new each time.
    String contactCsv() {
        var place = role.equals(CONTACT) ? "facilityId" : "province";
        return "name,email,role,%s\nĐầu mối mới,%s@example.vn,%s,%s\n"
                .formatted(place, UUID.randomUUID(), role, role.equals(CONTACT) ? facility : unit);
    }

    String cameraCsv() {
        return "facilityId,name,zone,mainAddress\n%s,Cổng,GATE,rtsp://10.8.0.2/%s\n"
                .formatted(facility, UUID.randomUUID());
    }
}
