package vn.giamsat.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giamsat.field.ChangeKind.CAMERA;
import static vn.giamsat.field.ChangeKind.FACILITY;
import static vn.giamsat.field.ChangeKind.HEALTH;
import static vn.giamsat.field.ChangeKind.INCIDENT;
import static vn.giamsat.field.ChangeKind.TASK;
import static vn.giamsat.field.SyncFixture.BAC_GIANG;
import static vn.giamsat.field.SyncFixture.DA_NANG;
import static vn.giamsat.field.SyncFixture.contact;
import static vn.giamsat.field.SyncFixture.engineer;
import static vn.giamsat.field.SyncFixture.nation;
import static vn.giamsat.field.SyncFixture.operator;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Copies of what somebody may see.
class SyncTest {
    private static final String MOVED =
            "update facility set province = '%s', version = version + 1 where id = '%s'";
    private static final String RENAMED =
            "update facility set name = name || '!', version = version + 1 where id = '%s'";

    private static SyncFixture service;

    @BeforeAll
    static void start() {
        service = new SyncFixture();
        order();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void order() {
        service.database.owner.execute(
                """
                insert into campaign (id, number, issuer, title, starts_on, due_on, scope)
                values (gen_random_uuid(), '597/CĐ-BCĐ', 'BCĐ', 'Kết nối camera', '2021-05-06', '2021-05-10', 'PROVINCES');
                insert into campaign_province (campaign_id, province) select id, '2021-24' from campaign\
                """);
    }

    private static PhoneCopy copy(Viewer.Person viewer) {
        var copy = new PhoneCopy(service, viewer, 7);
        copy.catchUp();
        return copy;
    }

    @Test
    void listsAllThatThereIsInPagesAndThenOnlyWhatChanged() {
        // Given
        for (var count = 0; count < 5; count++) {
            service.facility(BAC_GIANG, "VIETTEL");
        }
        var fresh =
                new PhoneCopy(service, contact(BAC_GIANG, service.facility(BAC_GIANG, "VNPT")), 2);
        var operator = new PhoneCopy(service, operator(BAC_GIANG), 3);
        // When
        var answers = operator.catchUp();
        // Then
        assertThat(answers).isGreaterThan(5);
        assertThat(operator.count(FACILITY)).isGreaterThanOrEqualTo(6);
        assertThat(operator.count(CAMERA)).isEqualTo(operator.count(FACILITY));
        assertThat(operator.count(HEALTH)).isEqualTo(operator.count(FACILITY));
        assertThat(operator.count(TASK)).isEqualTo(operator.count(FACILITY));
        assertThat(fresh.catchUp()).isEqualTo(2);
        assertThat(
                        List.of(
                                fresh.count(FACILITY),
                                fresh.count(CAMERA),
                                fresh.count(HEALTH),
                                fresh.count(INCIDENT)))
                .containsOnly(1L);
        var idle = operator.ask();
        assertThat(idle.more()).isFalse();
        assertThat(idle.facilities()).isEmpty();
        assertThat(idle.removed()).isEmpty();
    }

    @Test
    void takesAFacilityThatMovesFromThoseWhoLoseItAndGivesItToTheOthers() {
        // Given
        var facility = service.facility(BAC_GIANG, "VIETTEL");
        var here = copy(operator(BAC_GIANG));
        var there = copy(operator(DA_NANG));
        var camera = cameraOf(facility);
        assertThat(here.holds(TASK, taskOf(facility))).isTrue();
        // When
        service.database.owner.execute(MOVED.formatted(DA_NANG, facility));
        here.catchUp();
        there.catchUp();
        // Then
        assertThat(here.holds(FACILITY, facility)).isFalse();
        assertThat(here.holds(CAMERA, camera)).isFalse();
        assertThat(here.holds(HEALTH, camera)).isFalse();
        assertThat(here.holds(TASK, taskOf(facility))).isFalse();
        assertThat(here.holds(INCIDENT, incidentOf(facility))).isFalse();
        assertThat(there.holds(INCIDENT, incidentOf(facility))).isTrue();
        assertThat(there.holds(FACILITY, facility)).isTrue();
        assertThat(there.holds(CAMERA, camera)).isTrue();
        assertThat(there.holds(HEALTH, camera)).isTrue();
    }

    @Test
    void tellsOfTheIncidentsOfAFacilityThatMovesOnlyThoseThatANewCopyHasToo() {
        // Given
        var facility = service.facility(BAC_GIANG, "VIETTEL");
        var here = copy(operator(BAC_GIANG));
        var there = copy(operator(DA_NANG));
        var recent = service.endedIncident(facility, "6 days");
        var old = service.endedIncident(facility, "8 days");
        here.catchUp();
        // When
        service.database.owner.execute(MOVED.formatted(DA_NANG, facility));
        there.catchUp();
        // Then
        assertThat(there.holds(INCIDENT, recent)).isTrue();
        assertThat(there.holds(INCIDENT, old)).isFalse();
        assertThat(here.holds(INCIDENT, old)).isTrue();
        // When
        here.catchUp();
        // Then
        assertThat(here.holds(INCIDENT, old)).isFalse();
        assertThat(here.holds(INCIDENT, recent)).isFalse();
    }

    @Test
    void takesAFacilityFromTheEnterpriseThatItIsNotAssignedToAnyMore() {
        // Given
        var facility = service.facility(BAC_GIANG, "VIETTEL");
        var viettel = copy(engineer(BAC_GIANG, "VIETTEL"));
        var vnpt = copy(engineer(BAC_GIANG, "VNPT"));
        assertThat(viettel.holds(FACILITY, facility)).isTrue();
        // When
        service.database.owner.execute(
                "update facility set enterprise = 'VNPT' where id = '%s'".formatted(facility));
        viettel.catchUp();
        vnpt.catchUp();
        // Then
        assertThat(viettel.holds(FACILITY, facility)).isFalse();
        assertThat(viettel.holds(HEALTH, cameraOf(facility))).isFalse();
        assertThat(vnpt.holds(FACILITY, facility)).isTrue();
        assertThat(vnpt.holds(HEALTH, cameraOf(facility))).isTrue();
    }

    @Test
    void tellsWhatACommitWroteThatCameAfterALaterOne() throws SQLException {
        // Given
        var first = service.facility(BAC_GIANG, "VIETTEL");
        var second = service.facility(BAC_GIANG, "VIETTEL");
        var phone = copy(operator(BAC_GIANG));
        try (var late = service.database.owner.connection();
                var statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute(RENAMED.formatted(first));
            service.database.owner.execute(RENAMED.formatted(second));
            assertThat(phone.ask().facilities()).isEmpty();
            // When
            late.commit();
        }
        // Then
        assertThat(phone.ask().facilities())
                .extracting(found -> found.id())
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void beginsAnewForWhoMaySeeOtherRowsThanTheTokenWasGivenFor() {
        // Given
        var facility = service.facility(BAC_GIANG, "VNPT");
        var token = copy(operator(BAC_GIANG)).token();
        // When
        var other = service.since(token, 7, contact(BAC_GIANG, facility));
        // Then
        assertThat(other.reset()).isTrue();
        assertThat(other.facilities()).extracting(found -> found.id()).containsExactly(facility);
        assertThat(service.since(token, 7, operator(BAC_GIANG)).reset()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "bm9uc2Vuc2U", "🦆", "MDEyMzQ1Njc4OWFiY2RlZiA5OSB4"})
    void refusesATokenThatIsNoneOfOurs(String token) {
        assertThatThrownBy(() -> service.since(token, 7, nation()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_CURSOR));
    }

    @Test
    void sendsWhoReadNoFurtherThanWhatWasForgottenToTheBeginning() {
        // Given
        var facility = service.facility(BAC_GIANG, "VNPT");
        var old = copy(contact(BAC_GIANG, facility));
        var listing = service.since(null, 1, operator(BAC_GIANG));
        service.database.owner.execute(RENAMED.formatted(facility));
        // When
        var forgotten =
                service.retention.forget(Instant.now().plusSeconds(1)).await().indefinitely();
        // Then
        assertThat(forgotten).isPositive();
        for (var token : List.of(old.token(), listing.next())) {
            assertThatThrownBy(() -> service.since(token, 7, viewerOf(token, old, facility)))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> {
                                assertThat(problem.code().status()).isEqualTo(410);
                                assertThat(problem.legal()).containsExactly("/api/v1/sync");
                            });
        }
        assertThat(copy(contact(BAC_GIANG, facility)).ask().more()).isFalse();
    }

    private static Viewer.Person viewerOf(String token, PhoneCopy old, UUID facility) {
        return token.equals(old.token()) ? contact(BAC_GIANG, facility) : operator(BAC_GIANG);
    }

    @Test
    void asksTheDatabaseOneQuestionWhereNothingChanged() {
        // Given
        var database = service.database.owner;
        database.execute("create extension if not exists pg_stat_statements");
        var phone = copy(contact(BAC_GIANG, service.facility(BAC_GIANG, "VNPT")));
        phone.ask();
        database.execute("select pg_stat_statements_reset()");
        // When
        phone.ask();
        // Then
        assertThat(
                        database.single(
                                """
                                select string_agg(left(query, 60), '; ') from pg_stat_statements
                                 where query !~* '^(begin|commit|set transaction|select set_config)'
                                   and userid <> 'postgres'::regrole
                                """))
                .startsWith("select h.*, e.transaction::text")
                .doesNotContain(";");
    }

    private static UUID cameraOf(UUID facility) {
        return UUID.fromString(
                service.database.owner.single(
                        "select id from camera where facility_id = '%s'".formatted(facility)));
    }

    private static UUID incidentOf(UUID facility) {
        return UUID.fromString(
                service.database.owner.single(
                        "select id from incident where facility_id = '%s'".formatted(facility)));
    }

    private static UUID taskOf(UUID facility) {
        return UUID.fromString(
                service.database.owner.single(
                        "select task_id(campaign_id, facility_id) from campaign_facility where facility_id = '%s'"
                                .formatted(facility)));
    }
}
