package vn.giamsat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.report.ReportDatabase.done;
import static vn.giamsat.report.ReportDatabase.ministry;
import static vn.giamsat.report.ReportDatabase.operator;
import static vn.giamsat.report.ReportDatabase.refuses;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which provinces report of which days: what the order covered at the cut-off, whenever it is
/// asked.
class ReportingProvincesTest {
    private static final String BAC_GIANG = "2021-24";
    private static final String DA_NANG = "2021-48";
    private static final String NEXT_WEEK = "2021-05-14T01:00:00Z";
    private static final LocalDate FIRST = LocalDate.of(2021, 5, 6);

    private static ReportDatabase happened;
    private UUID campaign;

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
        happened.at("2021-05-07 09:00");
        campaign = happened.campaign(BAC_GIANG);
    }

    private List<String> provinces(LocalDate day) {
        return done(happened.reports(NEXT_WEEK).day(campaign, day, ministry())).provinces().stream()
                .map(ProvinceReport::province)
                .toList();
    }

    private void covers(String province, boolean more) {
        happened.execute(
                more
                        ? "insert into campaign_province (campaign_id, province) values ('%s', '%s')"
                        : "delete from campaign_province where campaign_id = '%s' and province = '%s'",
                campaign,
                province);
    }

    @Test
    void areThoseThatTheOrderCoveredAtTheCutOff() {
        // When
        happened.at("2021-05-08 16:59");
        covers(DA_NANG, true);
        happened.at("2021-05-09 17:01");
        covers(BAC_GIANG, false);
        // Then
        assertThat(provinces(FIRST.plusDays(1))).containsExactly(BAC_GIANG);
        assertThat(provinces(FIRST.plusDays(2))).containsExactly(BAC_GIANG, DA_NANG);
        assertThat(provinces(FIRST.plusDays(3))).containsExactly(BAC_GIANG, DA_NANG);
        assertThat(provinces(FIRST.plusDays(4))).containsExactly(DA_NANG);
        refuses("not-found", () -> one(FIRST.plusDays(4), BAC_GIANG));
        assertThat(one(FIRST.plusDays(3), BAC_GIANG).province()).isEqualTo(BAC_GIANG);
    }

    private DailyReportView one(LocalDate day, String province) {
        var place = new ReportPlace(campaign, day, province);
        return done(happened.reports(NEXT_WEEK).one(place, operator(province)));
    }

    /// It was registered on the day after.
    @Test
    void areOnTheFirstDayThoseThatTheOrderBeganWith() {
        assertThat(provinces(FIRST)).containsExactly(BAC_GIANG);
    }

    @Test
    void areThoseWhereTheNamedFacilitiesWereThen() {
        // Given
        happened.at("2021-05-06 08:00");
        var school = happened.facility(BAC_GIANG, "SCHOOL", 1);
        happened.execute(
                """
                update campaign set scope = 'FACILITIES' where id = '%1$s';
                insert into campaign_facility (campaign_id, facility_id, province, enterprise, named, step)
                select '%1$s', id, province, assigned, true, 'LISTED' from facility where id = '%2$s'
                    on conflict (campaign_id, facility_id) do update set named = true, left_at = null\
                """,
                campaign, school);
        // When
        happened.at("2021-05-08 08:00");
        happened.execute("update facility set province = '%s' where id = '%s'", DA_NANG, school);
        happened.at("2021-05-09 08:00");
        happened.execute(
                "update campaign_facility set left_at = campaign_now() where facility_id = '%s'",
                school);
        // Then
        assertThat(provinces(FIRST.plusDays(1))).containsExactly(BAC_GIANG);
        assertThat(provinces(FIRST.plusDays(2))).containsExactly(DA_NANG);
        refuses("not-found", () -> provinces(FIRST.plusDays(3)));
    }

    @Test
    void keepWhatTheySubmitted() {
        // Given
        happened.settle("2021-05-07T10:30:00Z");
        var place = new ReportPlace(campaign, FIRST.plusDays(1), BAC_GIANG);
        done(happened.reporting("2021-05-07T10:30:00Z").submit(place, 0, operator(BAC_GIANG)));
        // When
        happened.execute("delete from reporting_history where campaign_id = '%s'", campaign);
        // Then
        assertThat(provinces(FIRST.plusDays(1))).containsExactly(BAC_GIANG);
    }

    /// A day begins at the cut-off of the one before, 17:00 in Vietnam.
    @Test
    void reportNothingOfADayThatHasNotBegun() {
        var tomorrow = new ReportPlace(campaign, FIRST.plusDays(1), BAC_GIANG);
        var evening = FIRST + "T09:59:59Z";
        var reports = happened.reports(evening);
        var remarks = new RemarksDraft("sớm");
        var reporting = happened.reporting(evening);
        refuses("day-outside-order", () -> done(reports.day(campaign, tomorrow.day(), ministry())));
        refuses("day-outside-order", () -> done(reports.one(tomorrow, ministry())));
        refuses(
                "day-outside-order",
                () -> done(reporting.remark(tomorrow, 0, remarks, operator(BAC_GIANG))));
        assertThat(done(reports.day(campaign, FIRST, ministry())).expected()).isOne();
        var begun = happened.reports(FIRST + "T10:00:00Z");
        assertThat(done(begun.day(campaign, tomorrow.day(), ministry())).expected()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-05-05", "2021-05-09"})
    void reportNothingBeforeTheOrderBeganNorAfterItEnded(LocalDate day) {
        // Given
        happened.execute("update campaign set ends_on = '2021-05-08' where id = '%s'", campaign);
        // Then
        var place = new ReportPlace(campaign, day, BAC_GIANG);
        var reporting = happened.reporting(NEXT_WEEK);
        var refused = "day-outside-order";
        refuses(refused, () -> provinces(day));
        refuses(refused, () -> one(day, BAC_GIANG));
        refuses(refused, () -> done(reporting.submit(place, 0, operator(BAC_GIANG))));
        var leave = new LockExceptionDraft(Instant.MAX, "nhầm");
        refuses(refused, () -> done(reporting.except(place, leave, ministry())));
        assertThat(provinces(FIRST.plusDays(2))).as("the last day").containsExactly(BAC_GIANG);
    }
}
