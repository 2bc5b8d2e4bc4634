package vn.giamsat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.report.ReportDatabase.done;
import static vn.giamsat.report.ReportDatabase.ministry;
import static vn.giamsat.report.ReportDatabase.operator;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is told of a report that is due, and of what becomes of it.
class ReportNoticeTest {
    private static final String HERE = "2021-24";
    private static final String AT_FOUR = "2021-05-07T09:00:00Z";
    private static final String AT_SIX = "2021-05-07T11:00:00Z";
    private static final String WEBHOOKS =
            """
            insert into webhook (id, province, address, name, kinds, created_at, updated_at)
            select gen_random_uuid(), province, 'https://example.vn/', 'A',
                   '{DAILY_REPORT_DUE, DAILY_REPORT_LATE, DAILY_REPORT_SUBMITTED, DAILY_REPORT_RETURNED, DAILY_REPORT_ACCEPTED}',
                   now(), now()
              from unnest(array[null, '2021-24', '2021-48']) province\
            """;

    private static ReportDatabase happened;
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
        place = new ReportPlace(happened.campaign(HERE), LocalDate.of(2021, 5, 7), HERE);
        happened.execute(
                "update campaign set starts_on = '2021-05-07' where starts_on = '2021-05-06'");
        happened.database.owner.execute(WEBHOOKS);
    }

    /// Nothing ran from before six until midnight.
    @Test
    void catchesUpWithWhatWasLateYesterday() {
        // Given
        happened.at("2021-05-08 00:01"); // behind the day that is caught up with
        var tooYoung = happened.campaign("2021-48");
        // When
        assertThat(reminded("2021-05-07T17:05:00Z")).isEqualTo(1);
        assertThat(reminded("2021-05-07T17:06:00Z")).isZero();
        // Then
        assertThat(delivered("= '2021-24'"))
                .extracting(body -> body.getString("type"))
                .containsExactly("daily-report.late");
        var told = delivered("= '2021-24'").getFirst().getJsonObject("data");
        assertThat(told.getString("day")).isEqualTo("2021-05-07");
        assertThat(told.getString("campaignId")).isNotEqualTo(tooYoung.toString());
    }

    private int reminded(String now) {
        return done(happened.reminders(now).remind());
    }

    private List<JsonObject> delivered(String province) {
        return Stream.of(
                        happened.database
                                .owner
                                .single(
                                        "select coalesce(string_agg(d.body, e'\\n' order by d.at), '') from webhook_delivery d"
                                                + " join webhook w on w.id = d.webhook_id where w.province "
                                                + province)
                                .split("\n"))
                .filter(body -> !body.isEmpty())
                .map(JsonObject::new)
                .toList();
    }

    private int decided(ReportDecisionKind kind, int version) {
        var decision = new ReportDecision(kind, "thiếu nhận xét");
        return done(happened.reporting(AT_SIX).decide(place, version, decision, ministry()))
                .version();
    }

    @Test
    void tellsOtherSystemsOfEachTurn() {
        // When
        reminded(AT_FOUR);
        reminded(AT_SIX);
        happened.settle(AT_SIX);
        var reporting = happened.reporting(AT_SIX);
        var first = done(reporting.submit(place, 0, operator(HERE))).version();
        var returned = decided(ReportDecisionKind.RETURN, first);
        var next = done(reporting.correct(place, returned, operator(HERE))).version();
        decided(
                ReportDecisionKind.ACCEPT,
                done(reporting.submit(place, next, operator(HERE))).version());
        // Then
        assertThat(delivered("= '2021-24'"))
                .extracting(body -> body.getString("type"))
                .containsExactly(
                        "daily-report.due",
                        "daily-report.late",
                        "daily-report.submitted",
                        "daily-report.returned",
                        "daily-report.submitted",
                        "daily-report.accepted");
        assertThat(delivered("is null")).hasSize(6);
        assertThat(delivered("= '2021-48'")).as("of another province").isEmpty();
        var last = delivered("is null").getLast().getJsonObject("data");
        assertThat(last.getString("campaignId")).isEqualTo(place.campaignId().toString());
        assertThat(last.getString("day")).isEqualTo("2021-05-07");
        assertThat(last.getInteger("number")).isEqualTo(2);
        assertThat(last.encode()).doesNotContain("Lê Thị Hoa", "thiếu nhận xét");
    }

    @Test
    void goesOnWhenEveryFacilityIsConnected() {
        // Given
        happened.facility(HERE, "SCHOOL", 1);
        happened.execute(
                "update campaign_facility set step = 'CONNECTED', first_connected_at = campaign_now()");
        // Then
        assertThat(reminded(AT_FOUR)).isEqualTo(1);
        assertThat(reminded(AT_SIX)).isEqualTo(1);
    }

    @Test
    void endsWithTheOrder() {
        // Given
        happened.execute("update campaign set starts_on = '2021-05-06', ends_on = '2021-05-06'");
        happened.execute(
                "insert into daily_report_reminder select id, '%s', '2021-05-06', 'LATE', now() from campaign on conflict do nothing",
                HERE);
        // Then
        assertThat(reminded(AT_FOUR)).isZero();
        assertThat(reminded(AT_SIX)).isZero();
    }

    @Test
    void leavesWhoSubmittedInPeace() {
        // Given
        happened.settle("2021-05-07T10:30:00Z");
        done(happened.reporting("2021-05-07T10:30:00Z").submit(place, 0, operator(HERE)));
        // Then
        assertThat(reminded(AT_SIX)).isZero();
    }
}
