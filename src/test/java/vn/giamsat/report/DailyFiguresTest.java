package vn.giamsat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static vn.giamsat.report.ReportDatabase.ministry;
import static vn.giamsat.report.ReportDatabase.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Viewer;
import vn.giamsat.campaign.StepName;
import vn.giamsat.registry.FacilityKind;
import vn.giamsat.shared.Problem;

/// Figures against hand-computed ones, from the history of 6 and 7 May 2021 in Bắc Giang.
class DailyFiguresTest {
    private static final String HERE = "2021-24";
    private static final String ELSEWHERE = "2021-48";
    private static final LocalDate DAY = LocalDate.of(2021, 5, 7);
    private static final String EVENING = "2021-05-07T11:00:00Z";

    private ReportDatabase happened;
    private UUID campaign;
    private UUID school;
    private UUID hotel;
    private UUID gate;
    private UUID yard;

    @BeforeEach
    void liveThroughTwoDays() {
        happened = new ReportDatabase();
        happened.at("2021-05-06 08:00");
        campaign = happened.campaign(HERE);
        school = happened.facility(HERE, "SCHOOL", 3);
        hotel = happened.facility(HERE, "HOTEL", 2);
        happened.facility(ELSEWHERE, "SCHOOL", 7);
        happened.at("2021-05-06 09:00");
        gate = happened.camera(school, HERE, "IN_SERVICE");
        yard = happened.camera(school, HERE, "PLANNED");
        happened.verdict(gate, "2021-05-06 10:00", "UNKNOWN", "UP");
        happened.verdict(gate, "2021-05-06 23:00", "UP", "DOWN");
        happened.verdict(gate, "2021-05-07 01:00", "DOWN", "UP");
        happened.at("2021-05-07 08:00");
        happened.contact(school, HERE, "2021-05-07 08:00");
        happened.at("2021-05-07 09:00");
        step(hotel, "step = 'CANNOT_CONNECT', before = 'LISTED', reason = 'không có điện'");
        state(yard, "2021-05-07 12:00", "IN_SERVICE");
        happened.verdict(yard, "2021-05-07 12:30", "UNKNOWN", "UP");
        state(yard, "2021-05-07 14:00", "MAINTENANCE");
        state(yard, "2021-05-07 15:00", "IN_SERVICE");
        happened.verdict(gate, "2021-05-07 16:00", "UP", "DOWN");
    }

    @AfterEach
    void stop() {
        happened.close();
    }

    private void state(UUID camera, String time, String state) {
        happened.at(time);
        happened.execute("update camera set state = '%s' where id = '%s'", state, camera);
    }

    private void step(UUID facility, String change) {
        happened.execute(
                "update campaign_facility set %s, step_since = campaign_now() where facility_id = '%s'",
                change, facility);
    }

    private DailyReportView report(LocalDate day, String now) {
        return report(day, now, operator(HERE));
    }

    private DailyReportView report(LocalDate day, String now, Viewer viewer) {
        return happened.reports(now)
                .one(new ReportPlace(campaign, day, HERE), viewer)
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    @Test
    void areThoseThatHandsCompute() {
        // When
        var figures = report(DAY, EVENING).figures();
        // Then
        assertThat(figures.facilities()).isEqualTo(2);
        assertThat(figures.steps())
                .containsExactly(
                        new StepCount(StepName.CONTACT_APPOINTED, FacilityKind.SCHOOL, 1),
                        new StepCount(StepName.CANNOT_CONNECT, FacilityKind.HOTEL, 1));
        assertThat(figures.contactsNamed()).isEqualTo(1);
        assertThat(figures.camerasRequired()).isEqualTo(3 + 2);
        assertThat(figures.camerasRegistered()).isEqualTo(2);
        assertThat(figures.camerasInService()).isEqualTo(2);
        assertThat(figures.camerasVerified()).as("the yard's alone").isEqualTo(1);
        assertThat(figures.cannotConnect())
                .extracting(Unconnectable::name, Unconnectable::reason, Unconnectable::since)
                .containsExactly(
                        tuple(
                                "Cơ sở HOTEL",
                                "không có điện",
                                Instant.parse("2021-05-07T02:00:00Z")));
    }

    /// Gate: 17–23 and 1–16 up, 23–1 and 16–17 down. Yard: 12:30–14 and 15–17 up, 14–15 excused.
    @Test
    void countUptimeFromCutOffToCutOffAndExcusedTimeApart() {
        // When
        var figures = report(DAY, EVENING).figures();
        // Then
        assertThat(figures.uptime())
                .isEqualTo(new DayUptime(hours(6 + 15 + 1.5 + 2), hours(2 + 1), hours(1), 89.09));
        assertThat(figures.uptimeByHour()).hasSize(24);
        assertThat(figures.uptimeByHour().get(21))
                .isEqualTo(
                        new UptimeHour(
                                Instant.parse("2021-05-07T07:00:00Z"), hours(1), 0, hours(1)));
        assertThat(figures.incidents()).isEqualTo(2);
        assertThat(figures.openIncidents()).isEqualTo(1);
        assertThat(figures.longestIncidentSeconds()).isEqualTo(hours(2));
    }

    /// And what outlasted it, apart.
    @Test
    void countAnIncidentOfAPlaceOnceAndNotByItsCameras() {
        // Given
        var hall = happened.camera(school, HERE, "IN_SERVICE");
        happened.verdict(hall, "2021-05-07 16:00", "UP", "DOWN");
        assertThat(report(DAY, EVENING).figures().incidents()).isEqualTo(3);
        // When
        happened.execute(
                """
                insert into incident (id, level, facility_id, province, enterprise, kind, opened_at, needed)
                select '%1$s', 'FACILITY', id, province, assigned, 'DOWN', '2021-05-07T16:00+07', 2 from facility where id = '%1$s';
                update incident set parent_id = '%1$s' where facility_id = '%1$s' and level = 'CAMERA' and closed_at is null\
                """
                        .formatted(school));
        // Then
        assertThat(report(DAY, EVENING).figures().incidents()).isEqualTo(2);
        assertThat(report(DAY, EVENING).figures().openIncidents()).isEqualTo(1);
        // When
        happened.execute(
                "update incident set alone_since = '2021-05-07T16:30+07' where camera_id = '%s'",
                hall);
        // Then
        assertThat(report(DAY, EVENING).figures().incidents()).isEqualTo(3);
    }

    private static long hours(double hours) {
        return Math.round(hours * 3600);
    }

    @Test
    void tellWhatChangedSinceTheDayBefore() {
        assertThat(report(DAY, EVENING).changes())
                .contains(
                        new FigureChange(FigureName.FACILITIES, 2, 2, 0),
                        new FigureChange(FigureName.CONTACTS_NAMED, 0, 1, 1),
                        new FigureChange(FigureName.CANNOT_CONNECT, 0, 1, 1),
                        new FigureChange(FigureName.CAMERAS_IN_SERVICE, 1, 2, 1),
                        new FigureChange(FigureName.CAMERAS_VERIFIED, 1, 1, 0),
                        new FigureChange(FigureName.OPEN_INCIDENTS, 0, 1, 1));
    }

    /// Whatever happens later, also when the facility and its history go to another province.
    @Test
    void areTheSameWheneverTheyAreComputed() {
        // Given
        var computed = report(DAY, EVENING).figures();
        // When
        happened.verdict(gate, "2021-05-07 19:00", "DOWN", "UP");
        happened.at("2021-05-08 08:00");
        step(hotel, "step = 'LISTED', before = null, reason = 'đã kéo điện'");
        happened.execute(
                "update appointment set valid_to = '2021-05-08 08:00+07' where role = 'FACILITY_CONTACT'");
        happened.execute("update camera set state = 'RETIRED' where id = '%s'", yard);
        happened.execute(
                "update facility set name = 'Khác', kind = 'OTHER', required_points = '[]'");
        happened.execute("update facility set province = '%s' where id = '%s'", ELSEWHERE, school);
        // Then
        assertThat(report(DAY, "2021-05-20T00:00:00Z").figures()).isEqualTo(computed);
        assertThat(report(DAY, "2021-05-20T00:00:00Z", ministry()).figures()).isEqualTo(computed);
        assertThat(report(DAY.plusDays(1), "2021-05-20T00:00:00Z").figures().facilities())
                .as("the school is elsewhere")
                .isEqualTo(1);
    }

    @Test
    void areTheProvincesOwnAndTheMinistrys() {
        assertThatThrownBy(() -> report(DAY, EVENING, operator(ELSEWHERE)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code().wireName()).isEqualTo("not-found"));
        assertThat(report(DAY, EVENING, ministry()).figures())
                .isEqualTo(report(DAY, EVENING).figures());
    }

    @Test
    void areTogetherTheNations() {
        // Given
        happened.execute(
                "insert into campaign_province (campaign_id, province) values ('%s', '%s')",
                campaign, ELSEWHERE);
        // When
        var day =
                happened.reports("2021-05-07T12:00:00Z")
                        .day(campaign, DAY, ministry())
                        .await()
                        .atMost(Duration.ofSeconds(10));
        // Then
        assertThat(day.expected()).isEqualTo(2);
        assertThat(day.received()).isZero();
        assertThat(day.provinces())
                .extracting(ProvinceReport::province)
                .containsExactly(HERE, ELSEWHERE);
        assertThat(day.provinces())
                .allSatisfy(
                        line -> {
                            assertThat(line.confirmed()).isFalse();
                            assertThat(line.late()).as("since 18:00").isTrue();
                        });
        assertThat(day.total().facilities()).isEqualTo(3);
        assertThat(day.total().camerasRequired()).isEqualTo(3 + 2 + 7);
    }

    /// Both replicas look; who comes second finds the notes.
    @Test
    void areAskedForOnceOverAllReplicas() {
        // Given
        var transactions = happened.database.transactions;
        // When
        var notes =
                Stream.of("08:59:59Z", "09:00:00Z", "09:00:00Z", "11:00:00Z", "11:01:00Z")
                        .map(time -> happened.calendar("2021-05-07T" + time))
                        .map(calendar -> new ReportReminders(transactions, calendar).remind())
                        .map(asked -> asked.await().atMost(Duration.ofSeconds(10)))
                        .toList();
        // Then
        assertThat(notes).as("with that of the day before").containsExactly(1, 1, 0, 1, 0);
        assertThat(
                        happened.database.owner.single(
                                "select string_agg(kind || ' ' || province || ' ' || day, ',' order by day, kind) from daily_report_reminder"))
                .isEqualTo(
                        "LATE 2021-24 2021-05-06,DUE 2021-24 2021-05-07,LATE 2021-24 2021-05-07");
        var report = report(DAY, EVENING);
        assertThat(report.remindedAt()).isEqualTo("2021-05-07T09:00:00Z");
        assertThat(report.markedLateAt()).isEqualTo("2021-05-07T11:00:00Z");
        assertThat(report.state()).as("nothing is submitted").isEqualTo(ReportStateName.COMPUTED);
    }
}
