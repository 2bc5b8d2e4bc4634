package vn.giamsat.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.campaign.ProgressHistory.Wanted;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Six days of May 2021, counted by hand: an order over Bắc Giang, due on the 10th.
class ProgressHistoryTest {
    private static final String PROVINCE = "2021-24";

    /// The 12th in Vietnam, when the 11th has been over for long enough.
    private static final Instant KEPT = Instant.parse("2021-05-11T17:10:00Z");

    private final CampaignDatabase campaigns = new CampaignDatabase();
    private UUID campaign;
    private UUID surveyedLate;
    private UUID moved;

    @BeforeEach
    void playSixDays() {
        campaigns.at("2021-05-06 08:00");
        campaign = campaigns.campaign(PROVINCE);
        var connected = facility();
        surveyedLate = facility();
        var impossible = facility();
        moved = facility();
        var exempt = facility();
        campaigns.at("2021-05-06 23:30");
        campaigns.moved(connected, "SURVEYED");
        campaigns.at("2021-05-07 00:30");
        campaigns.moved(surveyedLate, "SURVEYED");
        campaigns.moved(connected, "PLAN_AGREED");
        campaigns.moved(exempt, "EXEMPT");
        campaigns.at("2021-05-08 09:00");
        campaigns.moved(connected, "CONNECTED");
        campaigns.moved(impossible, "CANNOT_CONNECT");
        change(moved, "province = '2021-27'");
        campaigns.at("2021-05-11 09:00");
        campaigns.moved(surveyedLate, "PLAN_AGREED");
    }

    @AfterEach
    void stop() {
        campaigns.close();
    }

    private UUID facility() {
        return campaigns.database.facility(PROVINCE);
    }

    private void change(UUID facility, String what) {
        campaigns.database.owner.execute(
                "update facility set %s where id = '%s'".formatted(what, facility));
    }

    private int keptAt(Instant now) {
        return await(new ProgressKeeping(campaigns.database.transactions, clock(now)).keep());
    }

    private CampaignHistory history(Viewer viewer) {
        var wanted = new Wanted(campaign, day(6), day(12), null);
        return await(histories().history(wanted, viewer));
    }

    private ProgressHistory histories() {
        return new ProgressHistory(campaigns.database.transactions, clock(KEPT));
    }

    /// Of the facility that was moved on the 8th, the first two days are Bắc Giang's.
    @Test
    void makesUpForDaysThatNobodyKept() {
        // When
        assertThat(keptAt(KEPT)).isEqualTo(6);
        // Then
        assertThat(history(nation()).provinces())
                .containsExactly(
                        new ProvinceHistory(
                                PROVINCE,
                                List.of(
                                        new ProgressDay(day(6), 5, 1, 0, 0, 0, 0, 0, 0),
                                        new ProgressDay(day(7), 4, 2, 1, 0, 0, 1, 0, 0),
                                        new ProgressDay(day(8), 3, 2, 1, 1, 1, 1, 0, 1),
                                        new ProgressDay(day(9), 3, 2, 1, 1, 1, 1, 0, 0),
                                        new ProgressDay(day(10), 3, 2, 1, 1, 1, 1, 0, 0),
                                        new ProgressDay(day(11), 3, 2, 2, 1, 1, 1, 1, 0))));
    }

    @Test
    void keepsADayOnceItIsOverForTenMinutesAndNeverAgain() {
        assertThat(keptAt(KEPT.minusSeconds(1))).isEqualTo(5);
        assertThat(keptAt(KEPT)).isOne();
        var before = history(nation());
        // When
        campaigns.moved(surveyedLate, "CONNECTED");
        // Then
        assertThat(keptAt(KEPT)).isZero();
        assertThat(history(nation())).isEqualTo(before);
    }

    /// Of the four facilities that are in it still, those who hold their tasks are told, once.
    @Test
    void keepsNoDayAfterTheLastOfTheOrderAndTellsThatItsTasksEnded() {
        // Given
        campaigns.database.owner.execute(
                "update campaign set ends_on = '2021-05-09'; delete from change_entry");
        // When
        assertThat(keptAt(KEPT)).as("the 6th to the 9th").isEqualTo(4);
        assertThat(keptAt(KEPT.plus(Duration.ofDays(9)))).isZero();
        // Then
        assertThat(
                        campaigns.database.owner.single(
                                "select count(*) from change_entry where kind = 'TASK'"))
                .isEqualTo("4");
    }

    @Test
    void keepsWhatTheProgressOfTheDayToldAtItsEnd() {
        // Given
        var evening = clock(Instant.parse("2021-05-11T16:59:59Z"));
        var deadlines = new Deadlines(campaigns.database.transactions, evening);
        var live = await(deadlines.progress(campaign, nation())).provinces().getFirst();
        // When
        keptAt(KEPT);
        // Then
        assertThat(history(nation()).provinces().getFirst().days().getLast())
                .isEqualTo(
                        new ProgressDay(
                                day(11),
                                live.planned(),
                                live.surveyed(),
                                live.agreed(),
                                live.connected(),
                                live.cannotConnect(),
                                live.exempt(),
                                live.overdue(),
                                0));
    }

    @Test
    void catchesUpWithMoreDaysThanItCountsAtOnce() {
        assertThat(keptAt(KEPT.plus(Duration.ofDays(99)))).isEqualTo(6 + 99);
        assertThat(
                        campaigns.database.owner.single(
                                "select count(*) from progress_day where campaign_id = '%s'"
                                        .formatted(campaign)))
                .isEqualTo("105");
    }

    @Test
    void leavesItToTheReplicaThatIsKeeping() throws SQLException {
        try (var connection = campaigns.database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(597, 42)");
            assertThat(keptAt(KEPT)).isZero();
            connection.rollback();
        }
        assertThat(keptAt(KEPT)).isEqualTo(6);
    }

    @Test
    void showsEverybodyHisOwn() {
        // Given
        change(surveyedLate, "enterprise = 'VIETTEL'");
        keptAt(KEPT);
        // Then
        assertThat(planned(viewer(Role.PROVINCE_VIEWER, PROVINCE, null, null))).isEqualTo(3);
        assertThat(planned(viewer(Role.ENTERPRISE_ENGINEER, PROVINCE, "VIETTEL", null))).isOne();
        for (var stranger :
                List.of(
                        viewer(Role.PROVINCE_VIEWER, "2021-27", null, null),
                        viewer(Role.ENTERPRISE_ENGINEER, PROVINCE, "VNPT", null),
                        viewer(Role.ENTERPRISE_ENGINEER, PROVINCE, "VIETTEL", surveyedLate),
                        viewer(Role.FACILITY_CONTACT, PROVINCE, null, surveyedLate))) {
            assertThat(history(stranger).provinces()).as("%s", stranger).isEmpty();
        }
    }

    private int planned(Viewer viewer) {
        return history(viewer).provinces().getFirst().days().getLast().planned();
    }

    @Test
    void narrowsToDaysAndToTheUnitThatAProvinceWentInto() {
        keptAt(KEPT);
        var wanted = new Wanted(campaign, day(7), day(8), "2025-24");
        assertThat(await(histories().history(wanted, nation())).provinces().getFirst().days())
                .extracting(ProgressDay::day)
                .containsExactly(day(7), day(8));
        var elsewhere = new Wanted(campaign, day(7), day(8), "2021-48");
        assertThat(await(histories().history(elsewhere, nation())).provinces()).isEmpty();
    }

    @Test
    void tellsWhenThereIsNoSuchOrder() {
        var wanted = new Wanted(UUID.randomUUID(), null, null, null);
        assertThatThrownBy(() -> await(histories().history(wanted, nation())))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    private static LocalDate day(int ofMay) {
        return LocalDate.of(2021, 5, ofMay);
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static Viewer nation() {
        return viewer(Role.NATIONAL_VIEWER, Appointment.Area.NATION);
    }

    private static Viewer viewer(Role role, String province, String enterprise, UUID facility) {
        return viewer(role, new Appointment.Area(province, Set.of(province), enterprise, facility));
    }

    private static Viewer viewer(Role role, Appointment.Area area) {
        var held = new Appointment(UUID.randomUUID(), role, area, Instant.EPOCH, null);
        return new Viewer.Person(null, "someone", "someone", List.of(held), null, Origin.NONE);
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(30));
    }
}
