package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.AppointmentSteps.appointed;
import static vn.giamsat.system.AppointmentSteps.asked;
import static vn.giamsat.system.AppointmentSteps.claiming;
import static vn.giamsat.system.AppointmentSteps.contact;
import static vn.giamsat.system.AppointmentSteps.entryOf;
import static vn.giamsat.system.AppointmentSteps.listed;
import static vn.giamsat.system.AppointmentSteps.national;
import static vn.giamsat.system.AppointmentSteps.person;
import static vn.giamsat.system.AppointmentSteps.unique;
import static vn.giamsat.system.AppointmentSteps.uniquePhone;
import static vn.giamsat.system.AppointmentSteps.verified;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same human in several lists: each province's contacts are one, all other people another. Who
/// keeps one learns nothing of the others, and can give or take nothing that another gave.
@QuarkusIntegrationTest
class ListsOfPeopleIT extends SystemTest {
    private static final String ADMINISTRATOR = "national-administrator";

    private final String phone = uniquePhone();
    private final String email = unique();
    private String here;
    private String there;

    @BeforeEach
    void registerFacilities() {
        here = facility("2021-24", "Trường " + UUID.randomUUID());
        there = facility("2021-48", "Khách sạn " + UUID.randomUUID());
    }

    /// Else whoever sends 10,000 phone numbers beside addresses that do not exist would learn which
    /// of them are known anywhere in the country.
    @Test
    void judgesAListAsIfNobodyElseWereKnown() {
        // Given
        appointed(DA_NANG, contact(both("Tên ở Đà Nẵng"), there));
        appointed(ADMINISTRATOR, national(both("Tên ở Bộ")));
        var csv =
                "name,phone,email,role,facilityId\n"
                        + "Ông,%s,%s,FACILITY_CONTACT,%s\n".formatted(phone, unique(), here)
                        + "Bà,,%s,FACILITY_CONTACT,%s\n".formatted(email, here);
        // When
        var judged =
                as(BAC_GIANG)
                        .queryParam("dryRun", true)
                        .contentType("text/csv; charset=UTF-8")
                        .body(csv.getBytes(StandardCharsets.UTF_8))
                        .post("/imports/appointments")
                        .then();
        // Then
        judged.statusCode(200)
                .body("accepted", equalTo(2))
                .body("verdicts.effect", hasItems("NEW"));
    }

    @Test
    void answersWithWhatTheAppointerEnteredAndNothingThatIsStoredElsewhere() {
        // Given
        var first = appointed(DA_NANG, contact(both("Tên ở Đà Nẵng"), there));
        appointed(ADMINISTRATOR, national(both("Tên ở Bộ")));
        claiming(email, verified(email)).get("/me").then().body("appointments", not(empty()));
        // When
        var answer =
                asked(
                        BAC_GIANG,
                        contact(
                                "{\"name\":\"Tên ở Bắc Giang\",\"locale\":\"en\",\"email\":\"%s\"}"
                                        .formatted(email),
                                here));
        // Then
        answer.statusCode(201)
                .body("person.name", equalTo("Tên ở Bắc Giang"))
                .body("person.locale", equalTo("en"))
                .body("person.title", nullValue())
                .body("person.phone", nullValue())
                .body("person.hasLoggedIn", is(false))
                .body("person.id", not(equalTo(entryOf(DA_NANG, first))));
    }

    @Test
    void correctsAnEntryToProofsThatOtherListsKnow() {
        // Given
        appointed(DA_NANG, contact(both("Tên ở Đà Nẵng"), there));
        var own = appointed(BAC_GIANG, contact(person("\"email\":\"" + unique() + "\""), here));
        var patch = "{\"email\":\"%s\",\"phone\":\"%s\"}".formatted(email, phone);
        // When
        var corrected =
                as(BAC_GIANG)
                        .header("If-Match", "\"v0\"")
                        .contentType("application/merge-patch+json")
                        .body(patch)
                        .patch("/people/{id}", entryOf(BAC_GIANG, own))
                        .then();
        // Then
        corrected.statusCode(200).body("email", equalTo(email)).body("phone", equalTo(phone));
    }

    /// Whoever enters an official's address beside a phone number of their own.
    @ParameterizedTest
    @ValueSource(strings = {"the official", "whoever has the phone"})
    void givesNothingOfAnOfficialToThePhoneThatAProvinceEnteredBesideHisAddress(String first) {
        // Given
        var planted = appointed(BAC_GIANG, contact(both("Ông nào đó"), here));
        var official =
                appointed(
                        ADMINISTRATOR,
                        national("{\"name\":\"Bà Vụ trưởng\",\"email\":\"%s\"}".formatted(email)));
        var theOfficial = claiming("official" + email, verified(email));
        var thePhone =
                claiming(
                        "phone" + email,
                        "\"phone_number\":\"%s\",\"phone_number_verified\":true".formatted(phone));
        // When
        var isFirst = first.equals("the official");
        (isFirst ? theOfficial : thePhone).get("/me").then().statusCode(200);
        // Then
        thePhone.get("/me").then().body("appointments.id", isFirst ? empty() : contains(planted));
        theOfficial
                .get("/me")
                .then()
                .body("name", equalTo("Bà Vụ trưởng"))
                .body(
                        "appointments.id",
                        isFirst ? containsInAnyOrder(planted, official) : contains(official));
    }

    @Test
    void letsInWithTheNextRequestWhomAnotherListNamesToo() {
        // Given
        var first = appointed(BAC_GIANG, contact(both("Ông"), here));
        var login = claiming(email, verified(email));
        login.get("/me").then().body("appointments.id", contains(first));
        // When
        var second = appointed(DA_NANG, contact(person("\"email\":\"" + email + "\""), there));
        // Then
        login.get("/facilities/{id}", there).then().statusCode(200);
        login.get("/me").then().body("appointments.id", containsInAnyOrder(first, second));
    }

    /// Joining is a login like the first: from then on the proofs are fixed.
    @Test
    void letsNobodyCorrectAnEntryThatALoginJoined() {
        // Given
        appointed(DA_NANG, contact(both("Ông"), there));
        claiming(email, verified(email)).get("/me").then().statusCode(200);
        var own = appointed(BAC_GIANG, contact(both("Ông"), here));
        claiming(email, verified(email)).get("/me").then().statusCode(200);
        // When
        var corrected =
                as(BAC_GIANG)
                        .header("If-Match", "\"v0\"")
                        .contentType("application/merge-patch+json")
                        .body("{\"email\":\"%s\"}".formatted(unique()))
                        .patch("/people/{id}", entryOf(BAC_GIANG, own))
                        .then();
        // Then
        corrected.statusCode(403);
        as(ADMINISTRATOR)
                .get("/people/{id}", entryOf(BAC_GIANG, own))
                .then()
                .body("hasLoggedIn", is(true))
                .body("email", equalTo(email));
    }

    @Test
    void tellsAProvinceOfItsContactsDeedsUnderTheNameThatItEnteredItself() {
        // Given
        appointed(BAC_GIANG, contact(both("Tên ở Bắc Giang"), here));
        var own =
                appointed(
                        DA_NANG,
                        contact(
                                "{\"name\":\"Tên ở Đà Nẵng\",\"email\":\"%s\"}".formatted(email),
                                there));
        var camera = camera(there, "Cổng", "rtsp://10.8.0.3/" + UUID.randomUUID());
        // When
        claiming(email, verified(email))
                .put("/cameras/{id}/maintenance", camera)
                .then()
                .statusCode(200);
        // Then
        as(DA_NANG)
                .queryParam("row", camera)
                .get("/audit")
                .then()
                .body("items[0].actor", equalTo("Tên ở Đà Nẵng"))
                .body("items[0].personId", equalTo(entryOf(DA_NANG, own)));
    }

    @Test
    void showsTheNationEachEntryForItself() {
        // Given
        var first = appointed(DA_NANG, contact(both("Tên ở Đà Nẵng"), there));
        var second = appointed(BAC_GIANG, contact(both("Tên ở Bắc Giang"), here));
        // Then
        listed(NATION, there, false).body("items.id", contains(first));
        listed(NATION, here, false).body("items.id", contains(second));
        assertThat(entryOf(NATION, first)).isNotEqualTo(entryOf(NATION, second));
    }

    /// So that the nation may send a province's own list once more.
    @Test
    void takesThePersonOfTheProvincesListWhoeverAppoints() {
        // Given
        var first = appointed(BAC_GIANG, contact(both("Ông"), here));
        var beside = facility("2021-24", "Nhà bên " + UUID.randomUUID());
        // When
        var second = appointed(NATION, contact(both("Ông"), beside));
        // Then
        assertThat(entryOf(NATION, second)).isEqualTo(entryOf(BAC_GIANG, first));
    }

    private String both(String name) {
        return "{\"name\":\"%s\",\"title\":\"Trưởng khoa\",\"phone\":\"%s\",\"email\":\"%s\"}"
                .formatted(name, phone, email);
    }
}
