package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.GraphQlIT.graph;
import static vn.giamsat.system.OverviewIT.judge;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What people change through GraphQL, as REST shows it afterwards.
@QuarkusIntegrationTest
class GraphQlCommandsIT extends SystemTest {
    private static final String PASSWORD = "lệnh-never-told-đồ-thị";
    private static final String REGISTER =
            "mutation($f: String!, $c: CameraDraftInput!) { registerCamera(facilityId: $f, camera:"
                    + " $c) { id } }";
    private static final String UPDATE =
            "mutation($id: String!, $v: Int!, $c: CameraDraftInput!) { updateCamera(id: $id,"
                    + " version: $v, camera: $c) { hasCredentials } }";
    private static final String FORGET =
            "mutation($id: String!, $v: Int!, $c: CameraDraftInput!) { updateCamera(id: $id,"
                    + " version: $v, camera: $c, forgetCredentials: true) { hasCredentials } }";
    private static final String RETIRE =
            "mutation($id: String!, $v: Int!) { retireCamera(id: $id, version: $v) { state } }";
    private static final String PROBE =
            "mutation($id: String!) { probeCamera(id: $id) { cameraId rung reason } }";
    private static final String IMPORT =
            "mutation($csv: String!) { report: %s(csv: $csv, dryRun: false) { dryRun committed"
                    + " accepted rejected verdicts { id } } }";

    @Test
    void registersACameraWhoseLoginIsKeptButNotShown() {
        // Given
        var facility = facility("2021-24", "Lệnh đồ thị");
        var address = address();
        // When
        var id = registered(facility, draftWithLogin(address));
        // Then
        var answer =
                shown(id)
                        .body("facilityId", equalTo(facility))
                        .body("province", equalTo("2021-24"))
                        .body("name", equalTo("Cổng"))
                        .body("zone", equalTo("GATE"))
                        .body("streamAddress.main", equalTo(address))
                        .body("state", equalTo("PLANNED"))
                        .body("hasCredentials", equalTo(true))
                        .extract()
                        .asString();
        assertThat(answer).doesNotContain(PASSWORD);
        assertThat(sealed(id)).isNotBlank();
    }

    @Test
    void changesACameraAndKeepsTheLoginThatTheInputLeavesOut() {
        // Given
        var address = address();
        var id = registered(facility("2021-24", "Sửa đồ thị"), draftWithLogin(address));
        var login = sealed(id);
        // When
        graph(NATION, UPDATE, change(id, draft("Cổng sau", address))).body("errors", nullValue());
        // Then
        shown(id).body("name", equalTo("Cổng sau")).body("hasCredentials", equalTo(true));
        assertThat(sealed(id)).isEqualTo(login);
    }

    @Test
    void forgetsALoginWhenItIsToldTo() {
        // Given
        var address = address();
        var id = registered(facility("2021-24", "Quên đồ thị"), draftWithLogin(address));
        // When
        graph(NATION, FORGET, change(id, draft("Cổng", address))).body("errors", nullValue());
        // Then
        shown(id).body("name", equalTo("Cổng")).body("hasCredentials", equalTo(false));
        assertThat(sealed(id)).isNull();
    }

    @Test
    void retiresACameraWhoseHealthCanStillBeRead() {
        // Given
        var id = registered(facility("2021-24", "Nghỉ đồ thị"), draftWithLogin(address()));
        judge(id, "DOWN", "NO_RTP");
        // When
        graph(NATION, RETIRE, Map.of("id", id, "v", version(id)))
                .body("errors", nullValue())
                .body("data.retireCamera.state", equalTo("RETIRED"));
        // Then
        shown(id).body("state", equalTo("RETIRED")).body("hasCredentials", equalTo(false));
        assertThat(sealed(id)).isNull();
        health(id).body("state", equalTo("DOWN")).body("reason", equalTo("NO_RTP"));
    }

    @Test
    void probesAHealthyCameraUpToTheTop() {
        // Given
        var address = SystemUnderTest.fleet().address("/open/h264/normal/" + UUID.randomUUID());
        var id = camera(facility("2021-24", "Thăm dò đồ thị"), "Cổng", address);
        // When
        graph(NATION, PROBE, Map.of("id", id))
                .body("errors", nullValue())
                .body("data.probeCamera.cameraId", equalTo(id))
                .body("data.probeCamera.rung", equalTo("VERIFIED"))
                .body("data.probeCamera.reason", nullValue());
        // Then
        health(id)
                .body("rung", equalTo("VERIFIED"))
                .body("reason", nullValue())
                .body("checkedAt", notNullValue());
    }

    @Test
    void importsFacilitiesForGood() {
        // Given
        var mark = UUID.randomUUID().toString();
        var csv =
                """
                province,name,kind
                2021-24,Nhập A %1$s,SCHOOL
                2021-24,Nhập B %1$s,HOTEL
                """
                        .formatted(mark);
        // When
        var ids = imported("importFacilities", csv);
        // Then
        as(NATION)
                .queryParam("text", mark)
                .get("/facilities")
                .then()
                .statusCode(200)
                .body("items.id", containsInAnyOrder(ids.toArray()))
                .body("items.name", contains("Nhập A " + mark, "Nhập B " + mark))
                .body("items.kind", contains("SCHOOL", "HOTEL"));
    }

    @Test
    void importsCamerasForGood() {
        // Given
        var facility = facility("2021-24", "Nhập máy đồ thị");
        var csv =
                """
                facilityId,name,zone,mainAddress,user,password,state
                %1$s,Máy A,GATE,%2$s,người-nhập,%4$s,PLANNED
                %1$s,Máy B,YARD,%3$s,,,PLANNED
                """
                        .formatted(facility, address(), address(), PASSWORD);
        // When
        var ids = imported("importCameras", csv);
        // Then
        as(NATION)
                .get("/facilities/{id}/cameras", facility)
                .then()
                .statusCode(200)
                .body("items.id", containsInAnyOrder(ids.toArray()))
                .body("items.name", contains("Máy A", "Máy B"))
                .body("items.zone", contains("GATE", "YARD"))
                .body("items.hasCredentials", contains(true, false));
    }

    private static String registered(String facility, Map<String, Object> draft) {
        return graph(NATION, REGISTER, Map.of("f", facility, "c", draft))
                .body("errors", nullValue())
                .extract()
                .path("data.registerCamera.id");
    }

    /// Imports two lines and gives the ids of what they became.
    private static List<String> imported(String mutation, String csv) {
        return graph(NATION, IMPORT.formatted(mutation), Map.of("csv", csv))
                .body("errors", nullValue())
                .body("data.report.dryRun", equalTo(false))
                .body("data.report.committed", equalTo(true))
                .body("data.report.accepted", equalTo(2))
                .body("data.report.rejected", equalTo(0))
                .extract()
                .path("data.report.verdicts.id");
    }

    /// Of a camera that no probe looks at, because it is only planned.
    private static Map<String, Object> draft(String name, String address) {
        var draft = new HashMap<String, Object>();
        draft.put("name", name);
        draft.put("zone", "GATE");
        draft.put("state", "PLANNED");
        draft.put("streamAddress", Map.of("main", address));
        return draft;
    }

    private static Map<String, Object> draftWithLogin(String address) {
        var draft = draft("Cổng", address);
        draft.put("credentials", Map.of("user", "người-xem", "password", PASSWORD));
        return draft;
    }

    private static Map<String, Object> change(String id, Map<String, Object> draft) {
        return Map.of("id", id, "v", version(id), "c", draft);
    }

    private static String address() {
        return "rtsp://10.6.0.1/" + UUID.randomUUID();
    }

    private static ValidatableResponse shown(String id) {
        return as(NATION).get("/cameras/{id}", id).then().statusCode(200);
    }

    private static ValidatableResponse health(String id) {
        return as(NATION).get("/cameras/{id}/health", id).then().statusCode(200);
    }

    private static int version(String id) {
        return shown(id).extract().path("version");
    }

    private static String sealed(String id) {
        return SystemUnderTest.database()
                .single(
                        "select encode(sealed, 'hex') from camera_credentials where camera_id = '"
                                + id
                                + "'");
    }
}
