package vn.giamsat.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static vn.giamsat.field.SyncFixture.BAC_GIANG;
import static vn.giamsat.field.SyncFixture.DA_NANG;
import static vn.giamsat.field.SyncFixture.operator;
import static vn.giamsat.field.SyncFixture.person;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.health.JournalFixture;
import vn.giamsat.shared.PageRequest;

/// A report that is due is a task of its province's operators: in their list, on their phones, and
/// in their streams.
class ReportTaskTest {
    private static final LocalDate DAY = LocalDate.of(2021, 5, 7);
    private static final Instant AT_FOUR = Instant.parse("2021-05-07T09:00:00Z");
    private static final Instant AT_SIX = Instant.parse("2021-05-07T11:00:00Z");

    private static SyncFixture service;
    private UUID campaign;

    @BeforeAll
    static void start() {
        service = new SyncFixture();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void order() {
        campaign = UUID.randomUUID();
        service.database.owner.execute(
                """
                insert into campaign (id, number, issuer, title, starts_on, due_on, scope)
                values ('%1$s', '%1$s', 'BCĐ', 'Kết nối camera', '2021-05-06', '2021-05-10', 'PROVINCES');
                insert into campaign_province (campaign_id, province) values ('%1$s', '2021-24')\
                """
                        .formatted(campaign));
    }

    private void noted(String kind, Instant at) {
        service.database.owner.execute(
                "insert into daily_report_reminder (campaign_id, province, day, kind, at) values ('%s', '2021-24', '%s', '%s', '%s')"
                        .formatted(campaign, DAY, kind, at));
    }

    private void reported() {
        service.database.owner.execute(
                """
                insert into daily_report (id, campaign_id, province, day, number, state, cut_off, version)
                values (gen_random_uuid(), '%1$s', '2021-24', '%2$s', 1, 'REVIEWED', now(), 0);
                update daily_report set state = 'SUBMITTED', figures = '{}', before = '{}', on_time = true, submitted_at = now(),
                       submitted_by_name = 'A' where campaign_id = '%1$s'\
                """
                        .formatted(campaign, DAY));
    }

    private void returned() {
        service.database.owner.execute(
                """
                update daily_report set state = 'RETURNED', reason = 'thiếu', decided_at = '2021-05-07T12:00:00Z',
                       decided_by_name = 'B' where campaign_id = '%s'\
                """
                        .formatted(campaign));
    }

    private List<TaskView> listed(Viewer.Person viewer) {
        return service
                .tasks
                .page(PageRequest.of(200, null), viewer)
                .await()
                .indefinitely()
                .items()
                .stream()
                .filter(task -> task.campaignId().equals(campaign))
                .filter(task -> task.kind() == TaskKind.SUBMIT_DAILY_REPORT)
                .toList();
    }

    @Test
    void isListedFromTheReminderUntilTheReportIsThereAndAgainWhenItIsReturned() {
        var operator = operator(BAC_GIANG);
        assertThat(listed(operator)).isEmpty();
        // When
        noted("DUE", AT_FOUR);
        // Then
        var task = listed(operator).getFirst();
        assertThat(task.kind()).isEqualTo(TaskKind.SUBMIT_DAILY_REPORT);
        assertThat(task.province()).isEqualTo(BAC_GIANG);
        assertThat(task.day()).isEqualTo(DAY).isEqualTo(task.dueOn());
        assertThat(task.facilityId()).isNull();
        assertThat(task.since()).isEqualTo(AT_FOUR);
        assertThat(task.lateSince()).isNull();
        // When
        noted("LATE", AT_SIX);
        // Then
        assertThat(listed(operator).getFirst().lateSince()).isEqualTo(AT_SIX);
        // When
        reported();
        // Then
        assertThat(listed(operator)).isEmpty();
        // When
        returned();
        // Then
        assertThat(listed(operator).getFirst().id()).isEqualTo(task.id());
        assertThat(listed(operator).getFirst().since()).isEqualTo("2021-05-07T12:00:00Z");
    }

    @Test
    void isInTheFirstCopyAndInWhatFollows() {
        // Given
        noted("DUE", AT_FOUR);
        var fresh = copy(operator(BAC_GIANG));
        var id = listed(operator(BAC_GIANG)).getFirst().id();
        assertThat(fresh.holds(ChangeKind.TASK, id)).isTrue();
        // When
        noted("LATE", AT_SIX);
        // Then
        assertThat(fresh.ask().tasks())
                .extracting(TaskView::id, TaskView::lateSince)
                .containsExactly(tuple(id, AT_SIX));
        // When
        reported();
        fresh.catchUp();
        // Then
        assertThat(fresh.holds(ChangeKind.TASK, id)).isFalse();
        // When
        returned();
        fresh.catchUp();
        // Then
        assertThat(fresh.holds(ChangeKind.TASK, id)).isTrue();
    }

    private static PhoneCopy copy(Viewer.Person viewer) {
        var copy = new PhoneCopy(service, viewer, 50);
        copy.catchUp();
        return copy;
    }

    @Test
    void isAnEventForWhoListens() {
        // Given
        var operator = operator(BAC_GIANG);
        var feed =
                new EventFeed(
                        service.database.transactions,
                        service.feed,
                        JournalFixture.history(service.database.transactions),
                        service.reader);
        var start = feed.behind(null, operator).await().indefinitely().next();
        // When
        noted("DUE", AT_FOUR);
        // Then
        var told = feed.behind(start, operator).await().indefinitely().events();
        assertThat(told).extracting(Event::name).containsExactly("task");
        // When
        reported();
        // Then
        told = feed.behind(start, operator).await().indefinitely().events();
        assertThat(told).extracting(Event::name).containsExactly("removed");
    }

    @ParameterizedTest
    @CsvSource({"giamsat_contact, 0", "giamsat_enterprise, 0", "giamsat_province, 1"})
    void isLookedForAmongTheRemindersOfWhoReportsOnly(String level, int read) throws SQLException {
        // Given
        service.database.owner.execute("delete from daily_report_reminder");
        noted("DUE", AT_FOUR);
        service.database.owner.execute(
                "insert into daily_report_reminder select campaign_id, '2021-48', day, kind, at from daily_report_reminder");
        // Then
        assertThat(remindersRead(level)).isEqualTo(read);
        service.database.owner.execute("delete from daily_report_reminder");
    }

    private static int remindersRead(String level) throws SQLException {
        try (var connection = service.database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "set local enable_seqscan = off; set local giamsat.level = '%1$s'; set local giamsat.provinces = '2021-24'; set local role %1$s"
                            .formatted(level));
            statement.execute("select count(*) from report_tasks()");
            statement.execute("reset role");
            try (var rows =
                    statement.executeQuery(
                            "select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables where relname = 'daily_report_reminder'")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @Test
    void endsWithTheOrder() {
        // Given
        noted("DUE", AT_FOUR);
        var phone = copy(operator(BAC_GIANG));
        // When
        service.database.owner.execute(
                "update campaign set ends_on = '2021-05-06' where id = '%s'".formatted(campaign));
        // Then
        assertThat(listed(operator(BAC_GIANG))).isEmpty();
        assertThat(phone.ask().removed()).extracting(Removed::kind).containsOnly(ChangeKind.TASK);
    }

    /// So does what is to be done at its facilities, also for a phone that begins anew.
    @Test
    void leavesNothingToDoAtFacilitiesOfAnOrderThatEnded() {
        // Given
        var facility = service.facility(BAC_GIANG, "VIETTEL");
        var operator = operator(BAC_GIANG);
        var contact = SyncFixture.contact(BAC_GIANG, facility);
        assertThat(atFacilities(copy(operator))).isNotEmpty();
        assertThat(onFirstScreen(contact)).hasSize(1);
        // When
        service.database.owner.execute(
                "update campaign set ends_on = '2021-05-06' where id = '%s'".formatted(campaign));
        // Then
        assertThat(atFacilities(copy(operator))).isEmpty();
        assertThat(onFirstScreen(contact)).isEmpty();
    }

    private List<TaskView> atFacilities(PhoneCopy phone) {
        return phone.held().values().stream()
                .filter(TaskView.class::isInstance)
                .map(TaskView.class::cast)
                .filter(task -> task.campaignId().equals(campaign) && task.facilityId() != null)
                .toList();
    }

    private List<MyFacility.OrderStep> onFirstScreen(Viewer.Person contact) {
        var screens = new FirstScreens(service.database.transactions, Clock.systemUTC());
        return screens.of(contact).await().indefinitely().facilities().stream()
                .flatMap(mine -> mine.orders().stream())
                .filter(order -> order.campaignId().equals(campaign))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"PROVINCE_HEALTH", "PROVINCE_VIEWER"})
    void isNobodyElsesInTheProvince(Role role) {
        // When
        noted("DUE", AT_FOUR);
        // Then
        assertThat(listed(person(role, BAC_GIANG, null, null))).isEmpty();
    }

    @Test
    void isNoOtherProvincesNorOfWhoCannotReport() {
        // Given
        var facility = service.facility(BAC_GIANG, "VIETTEL");
        // When
        noted("DUE", AT_FOUR);
        // Then
        var elsewhere = copy(operator(DA_NANG));
        assertThat(elsewhere.count(ChangeKind.TASK)).isZero();
        assertThat(listed(SyncFixture.engineer(BAC_GIANG, "VIETTEL"))).isEmpty();
        assertThat(listed(SyncFixture.contact(BAC_GIANG, facility))).isEmpty();
    }
}
