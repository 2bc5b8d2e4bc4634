package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class FacilitiesIT extends SystemTest {
    private static final String FULL =
            """
            {"province":"2021-24","name":"%s","kind":"DORMITORY","managingAuthority":"Ban quản lý KCN",
             "address":"KCN Vân Trung","commune":"Thị trấn Nếnh","district":"Huyện Việt Yên","latitude":21.24,
             "longitude":106.149,"capacity":1200,"occupancy":845,"state":"ACTIVE","enterprise":"VIETTEL",
             "contacts":[{"name":"Nguyễn Thu Hà","title":"Quản lý","phone":"+84983000102","email":"ha@example.vn"}],
             "requiredPoints":[{"zone":"CORRIDOR","points":4},{"zone":"GATE","points":1}],
             "intervals":{"descriptionSeconds":30,"pictureSeconds":300}}\
            """;

    @Test
    void keepsEveryFieldOfAFacility() {
        var name = "Ký túc xá " + UUID.randomUUID();
        var location =
                sending(NATION, FULL.formatted(name))
                        .post("/facilities")
                        .then()
                        .statusCode(201)
                        .header("ETag", notNullValue())
                        .extract()
                        .header("Location");

        as(NATION_VIEWER)
                .basePath("")
                .get(location)
                .then()
                .statusCode(200)
                .body("name", equalTo(name))
                .body("province", equalTo("2021-24"))
                .body("contacts[0].phone", equalTo("+84983000102"))
                .body("requiredPoints[1].zone", equalTo("GATE"))
                .body("intervals.descriptionSeconds", equalTo(30))
                .body("intervals.pictureSeconds", equalTo(300))
                .body("latitude", equalTo(21.24f))
                .body("enterprise", equalTo("VIETTEL"));
    }

    @Test
    void answersWhatIsRegisteredAsItIsReadLater() {
        // Given
        var answer =
                sending(NATION, FULL.formatted("Ký túc xá " + UUID.randomUUID()))
                        .post("/facilities");
        // When
        var read = as(NATION).get("/facilities/{id}", answer.path("id").toString());
        // Then
        assertThat(read.asString()).isEqualTo(answer.asString());
        assertThat(read.header("ETag")).isEqualTo(answer.header("ETag"));
    }

    @Test
    void acceptsAnIdMadeOfflineAndTellsWhenItIsTaken() {
        var id = UUID.randomUUID().toString();
        var json =
                "{\"id\":\"%s\",\"province\":\"2021-24\",\"name\":\"x\",\"kind\":\"HOTEL\"}"
                        .formatted(id);
        sending(NATION, json).post("/facilities").then().statusCode(201).body("id", equalTo(id));

        sending(NATION, json)
                .post("/facilities")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", endsWith("/id-taken"));
    }

    @Test
    void makesIdsThatSortByTimeOtherwise() {
        var id = UUID.fromString(facility("2021-24", "Thử"));

        assertThat(id.version()).isEqualTo(7);
    }

    @Test
    void findsAFacilityOfAUnitOf2021ByItsUnitOf2025() {
        var name = "Hợp nhất " + UUID.randomUUID();
        var bacGiang = facility("2021-24", name);
        var bacNinh = facility("2021-27", name);
        var merged = facility("2025-24", name);

        as(NATION)
                .queryParam("province", "2025-24")
                .queryParam("text", name)
                .get("/facilities")
                .then()
                .body("items.id", hasItems(bacGiang, bacNinh, merged));
        as(NATION)
                .queryParam("province", "2021-24")
                .queryParam("text", name)
                .get("/facilities")
                .then()
                .body("items.id", hasSize(1))
                .body("items.id", hasItem(bacGiang))
                .body("items.id", not(hasItem(bacNinh)));
    }

    @Test
    void listsAllProvincesOfBothSchemes() {
        as(NATION_VIEWER)
                .get("/provinces")
                .then()
                .statusCode(200)
                .body("findAll { it.scheme < '2026' }", hasSize(97));
        as(NATION_VIEWER)
                .queryParam("scheme", "2021")
                .get("/provinces")
                .then()
                .body("$", hasSize(63));
        as(NATION_VIEWER)
                .queryParam("scheme", "2025")
                .get("/provinces")
                .then()
                .body("$", hasSize(34))
                .body("find { it.code == '15' }.nameVi", equalTo("Tỉnh Lào Cai"));
    }

    @Test
    void pagesOverEveryFacilityOnceWhateverIsAddedMeanwhile() {
        var mark = UUID.randomUUID().toString();
        for (var number = 0; number < 7; number++) {
            facility("2021-24", "Trang " + mark + " " + number);
        }
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            var page =
                    as(NATION)
                            .queryParam("text", mark)
                            .queryParam("limit", 3)
                            .queryParams(
                                    next == null
                                            ? java.util.Map.of()
                                            : java.util.Map.of("after", next))
                            .get("/facilities")
                            .then()
                            .statusCode(200)
                            .extract();
            seen.addAll(page.path("items.name"));
            next = page.path("next");
            assertThat(page.header("Link"))
                    .matches(link -> (link != null) == (page.path("next") != null));
            facility("2021-24", "A trước trang " + mark);
        } while (next != null);

        assertThat(seen.stream().filter(name -> name.startsWith("Trang")))
                .hasSize(7)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void changesOnlyWhatAMergePatchNames() {
        var id =
                sending(NATION, FULL.formatted("Gốc"))
                        .post("/facilities")
                        .then()
                        .extract()
                        .<String>path("id");
        var etag = as(NATION).get("/facilities/{id}", id).header("ETag");

        sending(NATION, "{\"occupancy\":900,\"commune\":null}")
                .contentType("application/merge-patch+json; charset=utf-8")
                .header("If-Match", etag)
                .patch("/facilities/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(etag)))
                .body("occupancy", equalTo(900))
                .body("commune", org.hamcrest.Matchers.nullValue())
                .body("capacity", equalTo(1200));
    }

    @Test
    void demandsTheVersionThatAChangeIsMadeFrom() {
        var id = facility("2021-24", "Phiên bản");
        var etag = as(NATION).get("/facilities/{id}", id).header("ETag");
        sending(NATION, "{\"capacity\":1}")
                .patch("/facilities/{id}", id)
                .then()
                .statusCode(428)
                .body("code", equalTo("version-required"));
        sending(NATION, "{\"capacity\":1}")
                .header("If-Match", etag)
                .patch("/facilities/{id}", id)
                .then()
                .statusCode(200);

        sending(NATION, "{\"capacity\":2}")
                .header("If-Match", etag)
                .patch("/facilities/{id}", id)
                .then()
                .statusCode(412)
                .body("code", equalTo("version-stale"));
    }

    @Test
    void letsOnlyOneOfManySimultaneousChangesWin() {
        var id = facility("2021-24", "Đua");
        var etag = as(NATION).get("/facilities/{id}", id).header("ETag");

        var won =
                java.util.stream.IntStream.range(0, 8)
                        .parallel()
                        .map(
                                number ->
                                        sending(NATION, "{\"capacity\":%d}".formatted(number))
                                                .header("If-Match", etag)
                                                .patch("/facilities/{id}", id)
                                                .statusCode())
                        .boxed()
                        .toList();

        assertThat(won).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void answersNotModifiedToWhoHasTheVersion() {
        var id = facility("2021-24", "Không đổi");
        var etag = as(NATION).get("/facilities/{id}", id).header("ETag");

        as(NATION).header("If-None-Match", etag).get("/facilities/{id}", id).then().statusCode(304);
    }
}
