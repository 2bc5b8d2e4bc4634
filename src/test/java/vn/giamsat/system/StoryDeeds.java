package vn.giamsat.system;

import static io.restassured.http.ContentType.JSON;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static vn.giamsat.system.StoryPeople.ADMINISTRATOR;
import static vn.giamsat.system.StoryPeople.ENGINEER;
import static vn.giamsat.system.StoryPeople.NATION;
import static vn.giamsat.system.StoryPeople.email;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// What was done in May 2021, by whom. A province is its code of 2021; its school is named by it.
final class StoryDeeds {
    static final String REPORT = "/campaigns/{id}/daily-reports/{day}/2021-{province}";

    private final StoryPeople people;
    private final TestFleet fleet;
    private Map<String, String> facilities = Map.of();
    private String campaign = "";

    StoryDeeds(StoryPeople people, TestFleet fleet) {
        this.people = people;
        this.fleet = fleet;
    }

    static String school(String province) {
        return "Trường Quân sự " + province;
    }

    static String operator(String province) {
        return "so-" + province;
    }

    static String contact(String province) {
        return "dau-moi-" + province;
    }

    String facility(String name) {
        return facilities.get(name);
    }

    String campaign() {
        return campaign;
    }

    /// A school in each province, two camera points each, and more lines as they are.
    void facilities(List<String> provinces, String... more) {
        var header = Stream.of("province,name,kind,state,enterprise,requiredPoints");
        var schools =
                provinces.stream()
                        .map(
                                it ->
                                        "2021-%s,%s,SCHOOL,ACTIVE,VIETTEL,GATE:1;YARD:1"
                                                .formatted(it, school(it)));
        people.imports(
                NATION,
                "facilities",
                Stream.of(header, schools, Stream.of(more)).flatMap(it -> it).toList());
        facilities = people.facilities();
    }

    void order(List<String> provinces) {
        var scope =
                String.join(
                        ",",
                        provinces.stream().map("{\"province\":\"2021-%s\"}"::formatted).toList());
        campaign =
                people.posts(
                                NATION,
                                """
                                {"number":"597/CĐ-BCĐ","issuer":"Ban chỉ đạo Quốc gia","title":"Kết nối camera khu cách ly",
                                 "start":"2021-05-06","deadline":"2021-05-10","provinces":[%s]}\
                                """
                                        .formatted(scope),
                                "/campaigns")
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    /// The provinces' departments, and an engineer for all of them.
    void departments(List<String> provinces) {
        var lines =
                provinces.stream()
                        .flatMap(
                                it ->
                                        Stream.of(
                                                "Sở TT&TT %1$s,%2$s,PROVINCE_OPERATOR,2021-%1$s,"
                                                        .formatted(it, email(operator(it))),
                                                "Kỹ sư,%s,ENTERPRISE_ENGINEER,2021-%s,VIETTEL"
                                                        .formatted(email(ENGINEER), it)));
        people.imports(
                ADMINISTRATOR,
                "appointments",
                Stream.concat(Stream.of("name,email,role,province,enterprise"), lines).toList());
    }

    /// Contacts of facilities of a province, one for all of them.
    void contacts(String province, String... names) {
        var lines =
                Stream.of(names)
                        .map(
                                it ->
                                        "Đầu mối,%s,FACILITY_CONTACT,%s"
                                                .formatted(email(contact(province)), facility(it)));
        people.imports(
                operator(province),
                "appointments",
                Stream.concat(Stream.of("name,email,role,facilityId"), lines).toList());
    }

    void survey(String name, String verdict) {
        var path = "/campaigns/{id}/facilities/{facility}/surveys";
        String survey =
                people.posts(
                                ENGINEER,
                                SurveySteps.complete(verdict),
                                path,
                                campaign,
                                facility(name))
                        .statusCode(201)
                        .extract()
                        .path("id");
        people.moves(ENGINEER, 0, "", "/surveys/{id}/submission", survey).statusCode(200);
    }

    String propose(String name) {
        var path = "/campaigns/{id}/facilities/{facility}/plans";
        return people.posts(ENGINEER, PlanSteps.draft(""), path, campaign, facility(name))
                .statusCode(201)
                .extract()
                .path("id");
    }

    void agree(String province, String plan) {
        people.moves(operator(province), 0, "{\"kind\":\"AGREE\"}", "/plans/{id}/decision", plan)
                .statusCode(200);
    }

    /// Two cameras at each of these schools; their paths in the simulator tell which.
    void camerasOfSchools(List<String> provinces) {
        cameras(
                provinces.stream()
                        .flatMap(
                                it ->
                                        Stream.of(
                                                line(school(it), "GATE", "normal/gate-" + it),
                                                line(school(it), "YARD", "normal/yard-" + it)))
                        .toList());
    }

    void cameras(List<String> lines) {
        var header = Stream.of("facilityId,name,zone,state,mainAddress");
        people.imports(NATION, "cameras", Stream.concat(header, lines.stream()).toList());
    }

    String line(String facility, String zone, String behaviour) {
        var address = fleet.address("/open/h264/" + behaviour);
        return "%s,Camera %s,%s,IN_SERVICE,%s".formatted(facility(facility), zone, zone, address);
    }

    /// A person gives a camera another address.
    void readdress(String facility, String name, String behaviour) {
        String camera =
                people.as(NATION)
                        .queryParam("facility", facility(facility))
                        .get("/cameras")
                        .path("items.find { it.name == '%s' }.id".formatted(name));
        var address = fleet.address("/open/h264/" + behaviour);
        people.as(NATION)
                .header("If-Match", "\"v0\"")
                .contentType("application/merge-patch+json")
                .body("{\"streamAddress\":{\"main\":\"%s\"}}".formatted(address))
                .patch("/cameras/{id}", camera)
                .then()
                .statusCode(200);
    }

    /// What the contact of the school tells from a phone.
    void reportPowerCut(String province, String from, String until) {
        people.posts(
                        contact(province),
                        """
                        {"facilityId":"%s","kind":"POWER_CUT","told":"mất điện","beginsAt":"%s","expectedEnd":"%s"}\
                        """
                                .formatted(facility(school(province)), from, until),
                        "/status-reports")
                .statusCode(201);
    }

    /// Waits until so many cameras are found in each state: one on its way back is neither.
    void awaitHealth(int up, int degraded, int down) {
        var expected = Map.of("up", up, "degraded", degraded, "down", down, "unknown", 0);
        await("health is " + expected, () -> health().equals(expected));
    }

    private Map<String, Integer> health() {
        Map<String, Integer> nation =
                people.as(NATION).get("/overview").then().statusCode(200).extract().path("nation");
        return Stream.of("up", "degraded", "down", "unknown").collect(toMap(it -> it, nation::get));
    }

    /// Waits until so many facilities are connected, which nobody says but the probes. One that a
    /// busy machine broke off begins its camera's ten minutes anew, so there may be as many again.
    void awaitConnected(int facilities) {
        for (var minutes = 0; minutes < 15; minutes++) {
            if (Await.isReached(Duration.ofSeconds(20), () -> areConnected(facilities))) {
                return;
            }
            people.clock().goOn(Duration.ofMinutes(1));
        }
        fail("Not %d are connected. Of those that are being: %s", facilities, connecting());
    }

    private boolean areConnected(int facilities) {
        return inStep("CONNECTED").<List<?>>path("items").size() == facilities;
    }

    /// What is told of those that are not yet, camera by camera.
    private List<String> connecting() {
        var path = "/campaigns/{id}/facilities/{facility}/verification";
        return inStep("CONNECTING").<List<String>>path("items.facilityId").stream()
                .map(it -> people.as(NATION).get(path, campaign, it).asString())
                .toList();
    }

    private Response inStep(String step) {
        return people.as(NATION)
                .queryParam("step", step)
                .queryParam("limit", 100)
                .get("/campaigns/{id}/facilities", campaign)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    /// Long, for machines that are busy with other tests.
    private static void await(String what, BooleanSupplier reached) {
        Await.until(what, Duration.ofMinutes(5), reached);
    }

    /// Once what was before the cut-off has come to the database, which takes real time.
    void report(String province, String day) {
        await(day + " is reported by " + province, () -> isReported(province, day));
    }

    private boolean isReported(String province, String day) {
        var path = REPORT + "/submission";
        var answer =
                people.moves(operator(province), 0, "", path, campaign, day, province).extract();
        if (answer.statusCode() == 200) {
            return true;
        }
        assertThat(answer.<String>path("code")).isEqualTo("figures-unsettled");
        return false;
    }

    /// A second version, with remarks.
    void correct(String province, String day, String remarks) {
        people.moves(operator(province), 2, "", REPORT + "/corrections", campaign, day, province)
                .statusCode(200);
        people.as(operator(province))
                .header("If-Match", "\"v3\"")
                .contentType(JSON.withCharset("UTF-8"))
                .body(remarks)
                .put(REPORT + "/remarks", campaign, day, province)
                .then()
                .statusCode(200);
        people.moves(operator(province), 4, "", REPORT + "/submission", campaign, day, province)
                .statusCode(200);
    }

    void accept(String province, String day, int version) {
        decide(province, day, version, "{\"kind\":\"ACCEPT\"}");
    }

    void decide(String province, String day, int version, String decision) {
        people.moves(NATION, version, decision, REPORT + "/decisions", campaign, day, province)
                .statusCode(200);
    }

    /// What is told of the day as the ministry sees it: figures of all provinces under `total`.
    JsonPath day(String day) {
        return people.as(NATION)
                .get("/campaigns/{id}/daily-reports/{day}", campaign, day)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
