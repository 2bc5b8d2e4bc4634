package vn.giamsat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static vn.giamsat.report.ReportDatabase.done;
import static vn.giamsat.report.ReportDatabase.ministry;
import static vn.giamsat.report.ReportDatabase.operator;
import static vn.giamsat.report.ReportDatabase.refuses;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.shared.Problem;

/// The life of a report, at instants that tests choose.
class ReportingTest {
    private static final String HERE = "2021-24";
    private static final String IN_TIME = "2021-05-07T10:30:00Z";
    private static final String TOO_LATE = "2021-05-07T11:00:00Z";
    private static final LocalDate DAY = LocalDate.of(2021, 5, 7);

    private static ReportDatabase happened;
    private ReportPlace place;

    @BeforeAll
    static void start() {
        happened = new ReportDatabase();
        happened.settle(IN_TIME);
        happened.at("2021-05-06 08:00");
        happened.facility(HERE, "SCHOOL", 3);
    }

    @AfterAll
    static void stop() {
        happened.close();
    }

    @BeforeEach
    void order() {
        happened.at("2021-05-06 09:00");
        place = new ReportPlace(happened.campaign(HERE), DAY, HERE);
    }

    private DailyReportView submitted(String now, int version) {
        return done(happened.reporting(now).submit(place, version, operator(HERE)));
    }

    private DailyReportView decided(ReportDecisionKind kind, int version) {
        var decision = new ReportDecision(kind, "thiếu nhận xét");
        return done(happened.reporting(TOO_LATE).decide(place, version, decision, ministry()));
    }

    @ParameterizedTest
    @CsvSource({IN_TIME + ", false", TOO_LATE + ", true"})
    void isLateFromSixOnAndWhenNobodySubmits(String now, boolean late) {
        var asked = happened.reports(now).one(place, ministry());
        assertThat(done(asked).late()).isEqualTo(late);
        assertThat(done(asked).confirmed()).isFalse();
        assertThat(submitted(now, 0).late()).isEqualTo(late);
        assertThat(
                        done(happened.reports(TOO_LATE).day(place.campaignId(), DAY, ministry()))
                                .onTime())
                .isEqualTo(late ? 0 : 1);
    }

    @Test
    void isNotSubmittedBeforeItsFiguresAreThere() {
        refuses("cut-off-ahead", () -> submitted("2021-05-07T09:59:59Z", 0));
    }

    @Test
    void keepsItsFiguresFromTheSubmissionOn() {
        // Given
        var submitted = submitted(IN_TIME, 0);
        // When
        happened.execute(
                "update facility_history set required_points = 99 where facility_id in (select facility_id from campaign_facility)");
        // Then
        var seen = done(happened.reports(TOO_LATE).one(place, ministry()));
        assertThat(seen.figures()).isEqualTo(submitted.figures());
        assertThat(seen.confirmed()).isTrue();
        assertThat(seen.submittedBy()).isEqualTo("Lê Thị Hoa");
        assertThatThrownBy(
                        () ->
                                happened.execute(
                                        "update daily_report set remarks = 'khác' where state = 'SUBMITTED'"))
                .hasMessageContaining("never changes");
    }

    private ProvinceReport line() {
        return done(happened.reports(TOO_LATE).day(place.campaignId(), DAY, ministry()))
                .provinces()
                .getFirst();
    }

    @Test
    void isCorrectedByANewVersionWhenItIsReturned() {
        // Given
        var remarks = new RemarksDraft("hai điểm chưa có điện");
        done(happened.reporting(IN_TIME).remark(place, 0, remarks, operator(HERE)));
        submitted(IN_TIME, 1);
        var returned = decided(ReportDecisionKind.RETURN, 2);
        assertThat(returned.reason()).isEqualTo("thiếu nhận xét");
        assertThat(line().confirmed()).isFalse();
        assertThat(line().onTime()).isTrue();
        refuses("illegal-report-move", () -> submitted(TOO_LATE, 3));
        // When
        var next = done(happened.reporting(TOO_LATE).correct(place, 3, operator(HERE)));
        submitted(TOO_LATE, next.version());
        decided(ReportDecisionKind.ACCEPT, next.version() + 1);
        // Then
        assertThat(next.remarks()).isEqualTo("hai điểm chưa có điện");
        assertThat(done(happened.reports(TOO_LATE).versions(place, operator(HERE))))
                .extracting(DailyReportView::number, DailyReportView::state, DailyReportView::late)
                .containsExactly(
                        tuple(1, ReportStateName.RETURNED, false),
                        tuple(2, ReportStateName.ACCEPTED, true));
        var day = done(happened.reports(TOO_LATE).day(place.campaignId(), DAY, ministry()));
        assertThat(day.received()).isEqualTo(1);
        assertThat(day.onTime()).as("its first version was").isEqualTo(1);
        assertThat(day.accepted()).isEqualTo(1);
    }

    @Test
    void isLockedButForAnExceptionOfTheMinistry() {
        // Given
        submitted(IN_TIME, 0);
        var accepted = decided(ReportDecisionKind.ACCEPT, 1);
        refuses(
                "illegal-report-move",
                () ->
                        done(
                                happened.reporting(TOO_LATE)
                                        .correct(place, accepted.version(), operator(HERE))));
        // When
        var until = Instant.parse("2021-05-08T00:00:00Z");
        var leave = new LockExceptionDraft(until, "nhầm số liệu");
        var open = done(happened.reporting(TOO_LATE).except(place, leave, ministry()));
        // Then
        assertThat(open.exceptionUntil()).isEqualTo(until);
        refuses(
                "illegal-report-move",
                () ->
                        done(
                                happened.reporting(until.toString())
                                        .correct(place, open.version(), operator(HERE))));
        var next =
                done(happened.reporting(TOO_LATE).correct(place, open.version(), operator(HERE)));
        assertThat(next.state()).isEqualTo(ReportStateName.REVIEWED);
        assertThat(
                        done(happened.reports(TOO_LATE).day(place.campaignId(), DAY, ministry()))
                                .received())
                .as("the version before stays")
                .isEqualTo(1);
        assertThat(audited("LOCK_EXCEPTION")).isEqualTo("1");
    }

    private String audited(String kind) {
        return happened.database.owner.single(
                "select count(*) from audit_entry where kind = '%s' and after ->> 'campaign_id' = '%s'"
                        .formatted(kind, place.campaignId()));
    }

    @Test
    void grantsNoExceptionThatIsOver() {
        var over = new LockExceptionDraft(Instant.parse(TOO_LATE), "muộn");
        refuses(
                "invalid-input",
                () -> done(happened.reporting(TOO_LATE).except(place, over, ministry())));
    }

    @Test
    void isReturnedOnlyWithAReason() {
        submitted(IN_TIME, 0);
        var silent = new ReportDecision(ReportDecisionKind.RETURN, " ");
        refuses(
                "invalid-input",
                () -> done(happened.reporting(TOO_LATE).decide(place, 1, silent, ministry())));
    }

    /// The report is held while a move is judged.
    @Test
    void isSubmittedOnceWhenSeveralSubmitAtOnce() {
        // When
        var attempts =
                Stream.generate(() -> happened.reporting(IN_TIME).submit(place, 0, operator(HERE)))
                        .limit(8)
                        .map(asked -> asked.map(view -> "submitted"))
                        .map(asked -> asked.onFailure(Problem.class).recoverWithItem("refused"))
                        .toList();
        var outcomes = done(Uni.join().all(attempts).andFailFast());
        // Then
        assertThat(outcomes).containsOnlyOnce("submitted").containsOnly("submitted", "refused");
        assertThat(done(happened.reports(IN_TIME).versions(place, ministry()))).hasSize(1);
    }

    @Test
    void isNobodyElses() {
        refuses(
                "not-found",
                () -> done(happened.reporting(IN_TIME).submit(place, 0, operator("2021-48"))));
        var unknown = new ReportPlace(UUID.randomUUID(), DAY, HERE);
        refuses(
                "not-found",
                () -> done(happened.reporting(IN_TIME).submit(unknown, 0, operator(HERE))));
        refuses(
                "invalid-input",
                () ->
                        done(
                                happened.reports(IN_TIME)
                                        .one(
                                                new ReportPlace(
                                                        place.campaignId(), LocalDate.MAX, HERE),
                                                ministry())));
    }
}
