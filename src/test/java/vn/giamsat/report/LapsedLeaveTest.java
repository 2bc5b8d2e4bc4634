package vn.giamsat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.report.ReportDatabase.done;
import static vn.giamsat.report.ReportDatabase.ministry;
import static vn.giamsat.report.ReportDatabase.operator;
import static vn.giamsat.report.ReportDatabase.refuses;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A correction that the ministry gave leave for, and that was not submitted in time.
class LapsedLeaveTest {
    private static final String HERE = "2021-24";
    private static final String EVENING = "2021-05-07T10:30:00Z";
    private static final String NIGHT = "2021-05-07T14:00:00Z";
    private static final Instant END = Instant.parse("2021-05-08T00:00:00Z");
    private static final String BEHIND = END.toString();

    private static ReportDatabase happened;
    private ReportPlace place;
    private DailyReportView draft;

    @BeforeAll
    static void start() {
        happened = new ReportDatabase();
        happened.settle(EVENING);
    }

    @AfterAll
    static void stop() {
        happened.close();
    }

    @BeforeEach
    void correctUnderLeave() {
        happened.at("2021-05-06 09:00");
        place = new ReportPlace(happened.campaign(HERE), LocalDate.of(2021, 5, 7), HERE);
        var first = done(happened.reporting(EVENING).submit(place, 0, operator(HERE)));
        leave(NIGHT, END);
        var correction =
                done(happened.reporting(NIGHT).correct(place, first.version(), operator(HERE)));
        var remarks = new RemarksDraft("sửa số liệu");
        draft =
                done(
                        happened.reporting(NIGHT)
                                .remark(place, correction.version(), remarks, operator(HERE)));
    }

    private void leave(String now, Instant until) {
        var leave = new LockExceptionDraft(until, "nhầm số liệu");
        done(happened.reporting(now).except(place, leave, ministry()));
    }

    private DailyReportView latest(String now) {
        return done(happened.reports(now).one(place, operator(HERE)));
    }

    @Test
    void cannotBeSubmittedOrEditedAndSaysSo() {
        assertThat(draft.state()).isEqualTo(ReportStateName.REVIEWED);
        var reporting = happened.reporting(BEHIND);
        var version = latest(BEHIND).version();
        var refused = "illegal-report-move";
        refuses(refused, () -> done(reporting.submit(place, version, operator(HERE))));
        refuses(
                refused,
                () ->
                        done(
                                reporting.remark(
                                        place, version, new RemarksDraft("x"), operator(HERE))));
        assertThat(done(happened.reports(BEHIND).versions(place, operator(HERE))))
                .extracting(DailyReportView::state)
                .containsExactly(ReportStateName.SUBMITTED, ReportStateName.LAPSED);
        assertThat(done(happened.reports(BEHIND).versions(place, operator(HERE))).getLast().legal())
                .isEmpty();
    }

    @Test
    void leavesTheVersionBeforeItToBeDecided() {
        // Given
        var standing = latest(BEHIND);
        assertThat(standing.number()).isEqualTo(1);
        assertThat(standing.legal()).containsExactly("ACCEPT", "RETURN");
        // When
        var accept = new ReportDecision(ReportDecisionKind.ACCEPT, null);
        var accepted =
                done(
                        happened.reporting(BEHIND)
                                .decide(place, standing.version(), accept, ministry()));
        // Then
        assertThat(accepted.state()).isEqualTo(ReportStateName.ACCEPTED);
        assertThat(accepted.version()).isGreaterThan(draft.version());
        var day = done(happened.reports(BEHIND).day(place.campaignId(), place.day(), ministry()));
        assertThat(day.accepted()).isEqualTo(1);
    }

    @Test
    void goesOnWithAnotherLeave() {
        // When
        leave(BEHIND, END.plusSeconds(3600));
        var again = latest(BEHIND);
        // Then
        assertThat(again.number()).isEqualTo(2);
        assertThat(again.state()).isEqualTo(ReportStateName.REVIEWED);
        assertThat(again.remarks()).isEqualTo("sửa số liệu");
        var submitted =
                done(happened.reporting(BEHIND).submit(place, again.version(), operator(HERE)));
        assertThat(submitted.state()).isEqualTo(ReportStateName.SUBMITTED);
        assertThat(submitted.number()).isEqualTo(2);
    }

    @Test
    void needsNoLeaveOnceTheVersionBeforeItIsReturned() {
        // When
        var back = new ReportDecision(ReportDecisionKind.RETURN, "thiếu nhận xét");
        var version = latest(BEHIND).version();
        done(happened.reporting(BEHIND).decide(place, version, back, ministry()));
        // Then
        var open = latest(BEHIND);
        assertThat(open.number()).isEqualTo(2);
        assertThat(open.legal()).containsExactly("REVIEW", "SUBMIT");
    }
}
