package vn.giamsat.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.campaign.CampaignFacilities.Place;

/// When facilities are connected, and how far an order is: by the minute, counted by hand.
class ConnectingTest {
    private static final String PROVINCE = "2021-24";
    private static final Instant NOON = Instant.parse("2021-05-09T05:00:00Z");

    private final CampaignDatabase campaigns = new CampaignDatabase();
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final Verified verified = new Verified(() -> Duration.ofMinutes(10));
    private final Verification verification =
            new Verification(
                    campaigns.database.transactions,
                    new Steps(campaigns.database.transactions, clock),
                    verified);
    private final Deadlines deadlines = new Deadlines(campaigns.database.transactions, clock);
    private UUID campaign;

    @BeforeEach
    void order() {
        campaign = campaigns.campaign(PROVINCE);
    }

    @AfterEach
    void stop() {
        campaigns.close();
    }

    private UUID facility(String step) {
        var facility = campaigns.database.facility(PROVINCE);
        campaigns.database.owner.execute(
                "update campaign_facility set step = '%s' where facility_id = '%s'"
                        .formatted(step, facility));
        return facility;
    }

    /// A flush of health, some minutes after noon.
    private void probed(UUID camera, String rung, int minute) {
        campaigns.database.owner.execute(
                """
                insert into camera_health (camera_id, facility_id, province, enterprise, state, since, rung, reason, checked_at,
                    elapsed_ms, timings, up_streak, down_streak, not_up_streak, not_down_streak)
                select id, facility_id, province, enterprise, 'UP', now(), '%1$s', %2$s, timestamptz '2021-05-09 05:00Z' + interval '%3$d min',
                    1, '{}', 0, 0, 0, 0 from camera where id = '%4$s'
                    on conflict (camera_id) do update set rung = excluded.rung, reason = excluded.reason, checked_at = excluded.checked_at\
                """
                        .formatted(
                                rung,
                                rung.equals("VERIFIED") ? "null" : "'NO_RTP'",
                                minute,
                                camera));
    }

    private int looked() {
        return await(verification.look());
    }

    @Test
    void connectsWhenEachCameraWasVerifiedTwiceOverTenMinutes() {
        // Given
        var facility = facility("PLAN_AGREED");
        assertThat(looked()).isZero();
        var cameras = campaigns.database.cameras(2, facility, PROVINCE);
        assertThat(looked()).isOne();
        assertThat(campaigns.step(campaign, facility)).isEqualTo("CONNECTING");
        cameras.forEach(camera -> probed(camera, "VERIFIED", 0));
        probed(cameras.getFirst(), "VERIFIED", 10);
        probed(cameras.getLast(), "VERIFIED", 9);
        assertThat(looked()).isZero();
        // When
        probed(cameras.getLast(), "VERIFIED", 10);
        // Then
        assertThat(looked()).isOne();
        assertThat(campaigns.step(campaign, facility)).isEqualTo("CONNECTED");
        probed(cameras.getLast(), "RECEIVING", 14);
        assertThat(looked()).isZero();
        assertThat(campaigns.step(campaign, facility)).isEqualTo("CONNECTED");
    }

    @Test
    void countsAnewAfterAProbeInBetweenThatFailedAndTakesNothingBackAfterwards() {
        // Given
        var facility = facility("CONNECTING");
        var cameras = campaigns.database.cameras(2, facility, PROVINCE);
        probed(cameras.getFirst(), "VERIFIED", 0);
        probed(cameras.getFirst(), "VERIFIED", 9);
        probed(cameras.getFirst(), "RECEIVING", 10);
        probed(cameras.getFirst(), "VERIFIED", 11);
        probed(cameras.getLast(), "VERIFIED", 0);
        probed(cameras.getLast(), "VERIFIED", 10);
        probed(cameras.getLast(), "RECEIVING", 11);
        var place = new Place(campaign, facility);
        var verifications = new Verifications(campaigns.database.transactions, verified);
        // When
        probed(cameras.getFirst(), "VERIFIED", 20);
        var progress = await(verifications.one(place, nation()));
        // Then
        assertThat(progress.verified()).isOne();
        assertThat(progress.unverified().getFirst().verifiedFirstAt())
                .isEqualTo(NOON.plus(Duration.ofMinutes(11)));
        assertThat(looked()).isZero();
        // When
        probed(cameras.getFirst(), "VERIFIED", 21);
        // Then
        assertThat(looked()).isOne();
    }

    @Test
    void doesNotCountOneProbeTwice() {
        var facility = facility("CONNECTING");
        var camera = campaigns.database.camera(facility, PROVINCE);
        probed(camera, "VERIFIED", 0);
        probed(camera, "VERIFIED", 0);
        var atOnce =
                new Verification(
                        campaigns.database.transactions,
                        new Steps(campaigns.database.transactions, clock),
                        new Verified(() -> Duration.ZERO));
        assertThat(await(atOnce.look())).isZero();
        probed(camera, "VERIFIED", 1);
        assertThat(await(atOnce.look())).isOne();
    }

    @Test
    void tellsWhichCamerasAreNotVerifiedAndWhy() {
        // Given
        var facility = facility("CONNECTING");
        var cameras = campaigns.database.cameras(5, facility, PROVINCE);
        cameras.subList(0, 3).forEach(camera -> probed(camera, "VERIFIED", 0));
        cameras.subList(0, 3).forEach(camera -> probed(camera, "VERIFIED", 10));
        probed(cameras.get(3), "RECEIVING", 10);
        // When
        var found =
                await(
                        new Verifications(campaigns.database.transactions, verified)
                                .one(new Place(campaign, facility), nation()));
        // Then
        assertThat(found.inService()).isEqualTo(5);
        assertThat(found.verified()).isEqualTo(3);
        assertThat(found.unverified())
                .extracting(UnverifiedCamera::cameraId)
                .containsExactlyInAnyOrder(cameras.get(3), cameras.get(4));
        assertThat(found.unverified())
                .extracting(UnverifiedCamera::reason)
                .containsExactlyInAnyOrder("NO_RTP", null);
    }

    @Test
    void reopensWhatIsConnectedWhenACameraIsPutInServiceMovedOrReachedOtherwise() {
        for (var change : List.of("zone = 'YARD'", "main_address = 'rtsp://10.8.9.9/1'")) {
            var facility = facility("CONNECTING");
            var camera = campaigns.database.camera(facility, PROVINCE);
            probed(camera, "VERIFIED", 0);
            probed(camera, "VERIFIED", 10);
            assertThat(looked()).isOne();
            campaigns.database.owner.execute(
                    "update camera set %s where id = '%s'".formatted(change, camera));
            assertThat(campaigns.step(campaign, facility)).as(change).isEqualTo("CONNECTING");
            assertThat(looked()).as(change).isZero();
            assertThat(
                            campaigns.database.owner.single(
                                    "select first_connected_at is not null from campaign_facility where facility_id = '%s'"
                                            .formatted(facility)))
                    .isEqualTo("t");
            campaigns.database.owner.execute(
                    "update camera set main_address = main_address || '/old' where id = '%s'"
                            .formatted(camera));
        }
    }

    @Test
    void leavesItToTheReplicaThatIsLooking() throws SQLException {
        campaigns.database.camera(facility("PLAN_AGREED"), PROVINCE);
        try (var connection = campaigns.database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(597, 27)");
            assertThat(looked()).isZero();
            connection.rollback();
        }
        assertThat(looked()).isOne();
    }

    @Test
    void tellsHowFarAProvinceIsAndWhenItWillBeDone() {
        // Given: 1 listed, 1 surveyed, 1 agreed, 2 connected, 1 exempt, 2 that cannot be connected
        facility("LISTED");
        facility("SURVEYED");
        facility("PLAN_AGREED");
        connected("2021-05-07T17:30:00Z"); // the 8th in Vietnam
        connected("2021-05-09T03:00:00Z");
        aside("EXEMPT", "đã đóng");
        aside("CANNOT_CONNECT", "không có điện");
        aside("CANNOT_CONNECT", "không có điện");
        // When
        var progress = await(deadlines.progress(campaign, nation()));
        // Then: 3 are left, 2 in three days: 4.5 days more
        assertThat(progress.provinces())
                .containsExactly(
                        new ProvinceProgress(
                                PROVINCE,
                                7,
                                4,
                                3,
                                2,
                                2,
                                1,
                                0,
                                List.of(new DeclinedReason("không có điện", 2)),
                                List.of(
                                        new ConnectedDay(LocalDate.parse("2021-05-08"), 1),
                                        new ConnectedDay(LocalDate.parse("2021-05-09"), 1)),
                                LocalDate.parse("2021-05-14")));
    }

    @Test
    void countsWhatIsOverdueOnceTheDeadlineIsOver() {
        facility("LISTED");
        connected("2021-05-09T03:00:00Z");
        var later = Clock.fixed(Instant.parse("2021-05-10T17:00:00Z"), ZoneOffset.UTC);
        var progress =
                await(
                        new Deadlines(campaigns.database.transactions, later)
                                .progress(campaign, nation()));
        assertThat(progress.today()).isEqualTo("2021-05-11");
        assertThat(progress.provinces().getFirst().overdue()).isOne();
    }

    private void connected(String at) {
        campaigns.database.owner.execute(
                "update campaign_facility set step = 'CONNECTED', first_connected_at = '%s' where facility_id = '%s'"
                        .formatted(at, facility("CONNECTING")));
    }

    private void aside(String step, String reason) {
        campaigns.database.owner.execute(
                "update campaign_facility set step = '%s', before = 'LISTED', reason = '%s' where facility_id = '%s'"
                        .formatted(step, reason, facility("LISTED")));
    }

    private static Viewer nation() {
        var area = Appointment.Area.NATION;
        var held =
                new Appointment(UUID.randomUUID(), Role.NATIONAL_VIEWER, area, Instant.EPOCH, null);
        return new Viewer.Person(null, "someone", "someone", List.of(held), null, Origin.NONE);
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(30));
    }
}
