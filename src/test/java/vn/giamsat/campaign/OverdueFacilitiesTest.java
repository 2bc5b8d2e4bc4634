package vn.giamsat.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.PageRequest;

/// Who has let a deadline pass, by the day: an order due on 10 May, and plans of their own.
class OverdueFacilitiesTest {
    private static final String PROVINCE = "2021-24";

    private final CampaignDatabase campaigns = new CampaignDatabase();
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
        campaigns.moved(facility, step);
        return facility;
    }

    private UUID planned(String step, String state, String startsOn, String finishesOn) {
        var facility = facility(step);
        campaigns.database.owner.execute(
                """
                insert into connection_plan (id, campaign_id, facility_id, province, enterprise, number, method, payer, installer, tasks,
                                             points, starts_on, finishes_on, proposed_at, proposed_by_name, state, decided_at, decided_by_name)
                select gen_random_uuid(), campaign_id, facility_id, province, enterprise, 1, 'EDGE_RELAY', 'ENTERPRISE', 'ENTERPRISE', '[]',
                       '[]', '%1$s', '%2$s', now(), 'Kỹ sư', '%3$s', case '%3$s' when 'AGREED' then now() end,
                       case '%3$s' when 'AGREED' then 'Sở' end
                  from campaign_facility where facility_id = '%4$s'\
                """
                        .formatted(startsOn, finishesOn, state, facility));
        return facility;
    }

    private List<OverdueView> overdue(String day, @Nullable String province, Viewer viewer) {
        var facilities = facilitiesOn(day);
        var all = new ArrayList<OverdueView>();
        Cursor place = null;
        do {
            var page =
                    await(
                            facilities.page(
                                    new OverdueFilter(campaign, province),
                                    new PageRequest(1, place),
                                    viewer));
            all.addAll(page.items());
            place = page.next().orElse(null);
        } while (place != null);
        return all;
    }

    /// At noon.
    private OverdueFacilities facilitiesOn(String day) {
        var clock = Clock.fixed(Instant.parse(day + "T05:00:00Z"), ZoneOffset.UTC);
        return new OverdueFacilities(campaigns.database.transactions, clock);
    }

    private List<OverdueView> overdue(String day) {
        return overdue(day, null, nation());
    }

    @Test
    void listsWhoMissedTheDayOfTheAgreedPlanBeforeThatOfTheOrder() {
        // Given
        var notBegun = planned("PLAN_AGREED", "AGREED", "2021-05-07", "2021-05-08");
        var begun = planned("CONNECTING", "AGREED", "2021-05-07", "2021-05-08");
        planned("PLAN_AGREED", "AGREED", "2021-05-09", "2021-05-10");
        planned("PLAN_PROPOSED", "PROPOSED", "2021-05-06", "2021-05-07");
        facility("LISTED");
        // When
        var found = overdue("2021-05-09");
        // Then
        assertThat(found)
                .extracting(
                        OverdueView::facilityId,
                        OverdueView::missed,
                        OverdueView::deadline,
                        OverdueView::dueOn,
                        OverdueView::daysOverdue)
                .containsExactly(
                        line(notBegun, StepName.CONNECTING, "2021-05-07", 2),
                        line(begun, StepName.CONNECTED, "2021-05-08", 1));
    }

    private static Tuple line(UUID facility, StepName missed, String dueOn, int days) {
        return tuple(facility, missed, DeadlineKind.PLAN, LocalDate.parse(dueOn), days);
    }

    @Test
    void listsAllThatAreNotConnectedOnceTheDeadlineOfTheOrderIsOver() {
        // Given
        var listed = facility("LISTED");
        var later = planned("CONNECTING", "AGREED", "2021-05-08", "2021-05-20");
        facility("CONNECTED");
        facility("CANNOT_CONNECT");
        facility("EXEMPT");
        assertThat(overdue("2021-05-10")).isEmpty();
        // When
        var found = overdue("2021-05-13");
        // Then
        assertThat(found)
                .extracting(OverdueView::facilityId)
                .containsExactlyInAnyOrder(listed, later);
        assertThat(found)
                .allSatisfy(
                        it -> {
                            assertThat(it.deadline()).isEqualTo(DeadlineKind.ORDER);
                            assertThat(it.missed()).isEqualTo(StepName.CONNECTED);
                            assertThat(it.daysOverdue()).isEqualTo(3);
                        });
    }

    @Test
    void listsNobodyOnceTheOrderHasEnded() {
        facility("LISTED");
        campaigns.database.owner.execute("update campaign set ends_on = '2021-05-12'");

        assertThat(overdue("2021-05-12")).hasSize(1);
        assertThat(overdue("2021-05-13")).isEmpty();
    }

    /// As many as the progress counts.
    @Test
    void listsWhatTheProgressCountsAfterTheDeadline() {
        facility("LISTED");
        facility("SURVEYED");
        facility("CONNECTED");
        var clock = Clock.fixed(Instant.parse("2021-05-11T05:00:00Z"), ZoneOffset.UTC);
        var deadlines = new Deadlines(campaigns.database.transactions, clock);
        var counted = await(deadlines.progress(campaign, nation())).provinces().getFirst();
        assertThat(counted.overdue()).isEqualTo(2);
        assertThat(overdue("2021-05-11")).hasSize(2);
    }

    @Test
    void leavesOutWhoHasLeftTheOrder() {
        var moved = facility("LISTED");
        campaigns.database.owner.execute(
                "update facility set province = '2021-48' where id = '%s'".formatted(moved));
        assertThat(overdue("2021-05-11")).isEmpty();
    }

    @Test
    void showsEverybodyHisOwn() {
        facility("LISTED");
        var own = new Appointment.Area(PROVINCE, Set.of(PROVINCE), null, null);
        var other = new Appointment.Area("2021-48", Set.of("2021-48"), null, null);
        assertThat(overdue("2021-05-11", null, viewer(Role.PROVINCE_VIEWER, own))).hasSize(1);
        assertThat(overdue("2021-05-11", null, viewer(Role.PROVINCE_VIEWER, other))).isEmpty();
        assertThat(overdue("2021-05-11", "2025-24", nation())).hasSize(1);
        assertThat(overdue("2021-05-11", "2021-48", nation())).isEmpty();
    }

    private static Viewer nation() {
        return viewer(Role.NATIONAL_VIEWER, Appointment.Area.NATION);
    }

    private static Viewer viewer(Role role, Appointment.Area area) {
        var held = new Appointment(UUID.randomUUID(), role, area, Instant.EPOCH, null);
        return new Viewer.Person(null, "someone", "someone", List.of(held), null, Origin.NONE);
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(30));
    }
}
