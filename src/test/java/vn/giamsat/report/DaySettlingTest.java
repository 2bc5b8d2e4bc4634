package vn.giamsat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giamsat.report.ReportDatabase.done;
import static vn.giamsat.report.ReportDatabase.ministry;
import static vn.giamsat.report.ReportDatabase.operator;
import static vn.giamsat.report.ReportDatabase.refuses;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.health.JournalFixture;
import vn.giamsat.shared.Problem;

/// When the figures of a day are whole, and what becomes of them then. The cut-off is at 10:00Z.
class DaySettlingTest {
    private static final String HERE = "2021-24";
    private static final String IN_THE_GRACE = "2021-05-07T10:01:59.500Z";
    private static final String BEHIND_IT = "2021-05-07T10:02:00Z";
    private static final String NEXT_WEEK = "2021-05-14T01:00:00Z";
    private static final LocalDate DAY = LocalDate.of(2021, 5, 7);

    private static ReportDatabase happened;
    private UUID facility;
    private ReportPlace place;

    @BeforeAll
    static void start() {
        happened = new ReportDatabase();
    }

    @AfterAll
    static void stop() {
        happened.close();
    }

    @BeforeEach
    void order() {
        happened.forget();
        happened.at("2021-05-06 08:00");
        place = new ReportPlace(happened.campaign(HERE), DAY, HERE);
        facility = happened.facility(HERE, "SCHOOL", 3);
    }

    private DailyReportView submitted(String now) {
        return done(happened.reporting(now).submit(place, 0, operator(HERE)));
    }

    private DailyReportView seen(String now) {
        return done(happened.reports(now).one(place, ministry()));
    }

    @ParameterizedTest
    @CsvSource({
        "2021-05-07T09:00:00Z, cut-off-ahead, 3720",
        "2021-05-07T10:00:00Z, figures-unsettled, 120",
        "2021-05-07T10:01:59.500Z, figures-unsettled, 1",
    })
    void isNotBeforeTheGraceIsOver(String now, String code, long seconds) {
        assertThatThrownBy(() -> submitted(now))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code().wireName()).isEqualTo(code);
                            assertThat(problem.retryAfter().orElseThrow().toSeconds())
                                    .isEqualTo(seconds);
                        });
    }

    @Test
    void isNotAsLongAsTheServiceHasNotLookedBehindTheGrace() {
        // When
        happened.settle(IN_THE_GRACE);
        // Then
        refuses("figures-unsettled", () -> submitted(BEHIND_IT));
        assertThat(seen(BEHIND_IT).settled()).isFalse();
        // When
        happened.settle(BEHIND_IT);
        // Then
        assertThat(seen(BEHIND_IT).settled()).isTrue();
        assertThat(submitted(BEHIND_IT).confirmed()).isTrue();
    }

    /// Its time is before the cut-off, and nobody sees it until it is committed.
    @Test
    void waitsForWhoBeganToWriteBefore() throws SQLException {
        // Given
        try (var late = happened.database.owner.connection();
                var statement = late.createStatement()) {
            late.setAutoCommit(false);
            happened.at("2021-05-07 16:59");
            statement.execute(
                    "update facility set required_points = '[{\"zone\": \"GATE\", \"points\": 5}]' where id = '"
                            + facility
                            + "'");
            // When
            assertThat(happened.settle(BEHIND_IT)).isZero();
            // Then
            assertThatThrownBy(() -> submitted(BEHIND_IT))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem ->
                                    assertThat(problem.retryAfter())
                                            .contains(Duration.ofSeconds(10)));
            // When
            late.commit();
        }
        // Then
        assertThat(submitted(BEHIND_IT).figures().camerasRequired()).isEqualTo(5);
        assertThat(happened.settle(BEHIND_IT)).as("of two days").isEqualTo(2);
    }

    @Test
    void writesWhatWasSeenOfCamerasFirst() {
        // Given
        var camera = happened.camera(facility, HERE, "IN_SERVICE");
        JournalFixture.fold(happened.journal, camera, "uu");
        assertThat(changes()).isEqualTo("0");
        // When
        happened.settle(BEHIND_IT);
        // Then
        assertThat(changes()).isEqualTo("1");
    }

    private String changes() {
        return happened.database.owner.single("select count(*) from camera_health_change");
    }

    /// What could only be by mending the database by hand shows that they are not computed anew.
    @Test
    void keepsTheFiguresFromThenOn() {
        // Given
        var before = seen(BEHIND_IT);
        var computed = before.figures();
        // When
        assertThat(happened.settle(BEHIND_IT)).as("of two days").isEqualTo(2);
        assertThat(happened.settle(BEHIND_IT)).as("nothing is left").isZero();
        happened.execute("update facility_history set required_points = 99");
        // Then
        assertThat(seen(NEXT_WEEK).figures()).isEqualTo(computed);
        assertThat(seen(NEXT_WEEK).changes()).isEqualTo(before.changes());
        assertThat(submitted(NEXT_WEEK).figures()).isEqualTo(computed);
        var day = done(happened.reports(NEXT_WEEK).day(place.campaignId(), DAY, ministry()));
        assertThat(day.total()).isEqualTo(computed);
    }

    @Test
    void keepsNothingOfDaysOutsideTheOrder() {
        // Given
        happened.execute(
                "update campaign set ends_on = '2021-05-06' where id = '%s'", place.campaignId());
        // Then
        assertThat(happened.settle(BEHIND_IT)).as("of its only day").isEqualTo(1);
    }

    @Test
    void keepsFiguresForWhoMaySeeTheProvinceAlone() {
        // Given
        happened.settle(BEHIND_IT);
        // Then
        refuses(
                "not-found",
                () -> done(happened.reports(BEHIND_IT).one(place, operator("2021-48"))));
    }
}
