package vn.giamsat.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giamsat.field.StatusDesk.at;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.shared.Problem;

/// Which other systems are told of a status report, and of what in it. The desk's facility is in
/// Bắc Giang (2021-24).
class StatusNoticeTest {
    private static final String WEBHOOKS =
            """
            insert into webhook (id, province, address, name, kinds, created_at, updated_at)
            select gen_random_uuid(), province, 'https://example.vn/', name, kinds::text[], now(), now()
              from (values (null, 'nation', '{STATUS_REPORT_RECEIVED}'),
                           ('2021-24', 'own', '{STATUS_REPORT_RECEIVED}'),
                           ('2021-48', 'other', '{STATUS_REPORT_RECEIVED}'),
                           ('2021-24', 'unasked', '{INCIDENT_OPENED}')) it (province, name, kinds)\
            """;

    private static MigratedDatabase database;

    private StatusDesk desk;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
        database.owner.execute(WEBHOOKS);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void enter() {
        database.owner.execute("delete from webhook_delivery");
        desk = new StatusDesk(database);
    }

    @Test
    void tellsTheNationAndTheProvinceWhatWasReportedButNotInWhichWordsNorByWhom() {
        // Given
        var camera = desk.cameras.getFirst();
        var draft = desk.draft(StatusDesk.id(), StatusKind.CAMERA_BROKEN, camera, at(1), at(3));
        // When
        desk.reported(draft, 2, desk.contact());
        // Then
        assertThat(told()).isEqualTo("nation own");
        var body =
                database.owner.single(
                        "select string_agg(distinct body, ' ') from webhook_delivery");
        assertThat(body).doesNotContain("Như đã báo", "someone");
        var event = new JsonObject(body);
        assertThat(event.getString("type")).isEqualTo("status-report.received");
        assertThat(event.getJsonObject("data"))
                .isEqualTo(
                        new JsonObject()
                                .put("reportId", draft.id().toString())
                                .put("facilityId", desk.facility.toString())
                                .put("province", "2021-24")
                                .put("kind", "CAMERA_BROKEN")
                                .put("cameraId", camera.toString())
                                .put("beginsAt", "2021-05-08T01:00:00.000000Z")
                                .put("expectedEnd", "2021-05-08T03:00:00.000000Z")
                                .put("receivedAt", "2021-05-08T02:00:00.000000Z"));
    }

    @Test
    void tellsNothingAgainOfAReportThatIsSentTwiceOrEnds() {
        // Given
        var draft = desk.draft(StatusDesk.id(), StatusKind.POWER_CUT, null, at(1), at(3));
        desk.reported(draft, 2, desk.contact());
        // When
        assertThatThrownBy(() -> desk.reported(draft, 2.5, desk.contact()))
                .isInstanceOf(Problem.class);
        desk.ended(draft.id(), 2.5, 2.6);
        // Then
        assertThat(told()).isEqualTo("nation own");
    }

    /// Names of the destinations, once for each event.
    private static String told() {
        return database.owner.single(
                "select string_agg(w.name, ' ' order by w.name)"
                        + " from webhook_delivery d join webhook w on w.id = d.webhook_id");
    }
}
