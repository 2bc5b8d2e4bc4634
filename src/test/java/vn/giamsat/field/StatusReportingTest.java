package vn.giamsat.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giamsat.field.StatusDesk.at;
import static vn.giamsat.field.StatusDesk.await;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;

/// What is reported of a facility on 8 May 2021, and what it excuses; hours are of the day.
class StatusReportingTest {
    private static MigratedDatabase database;

    private StatusDesk desk;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void enter() {
        desk = new StatusDesk(database);
    }

    @Test
    void excusesWindowsThatOverlapOnce() {
        // When
        desk.outage(StatusKind.POWER_CUT, 1, 4, 1);
        desk.outage(StatusKind.INTERNET_OUTAGE, 3, 6, 3);
        desk.outage(StatusKind.MAINTENANCE, 5, 7, 3);
        desk.outage(StatusKind.POWER_CUT, 11, 14, 11);
        // Then
        assertThat(desk.excused()).isEqualTo("1-7 11-12");
    }

    @Test
    void excusesNothingByWhatIsAboutOneCamera() {
        // Given
        var camera = desk.cameras.getFirst();
        // When
        desk.reported(
                desk.draft(null, StatusKind.CAMERA_BROKEN, camera, at(1), null), 2, desk.contact());
        desk.reported(
                desk.draft(null, StatusKind.MAINTENANCE, camera, at(1), at(3)), 2, desk.contact());
        // Then
        assertThat(desk.excused()).isEmpty();
    }

    @Test
    void keepsTheFiguresOfADayWhateverIsHeardLater() {
        // Given
        var early = desk.outage(StatusKind.POWER_CUT, 1, 4, 1);
        // When
        desk.outage(StatusKind.POWER_CUT, 6, 8, 13);
        desk.ended(early.id(), 2, 13);
        // Then
        assertThat(desk.excusedAsKnown()).isEqualTo("1-4");
        assertThat(desk.excused()).isEqualTo("1-2 6-8");
    }

    /// The phone that tells an earlier end comes behind the cut-off.
    @Test
    void keepsTheEndThatWasKnownWhenAnotherOneIsToldLater() {
        // Given
        var cut = desk.outage(StatusKind.POWER_CUT, 1, 11, 1);
        desk.ended(cut.id(), 4, 5);
        assertThat(desk.excusedAsKnown()).isEqualTo("1-4");
        // When
        desk.allNormal(3, 13);
        desk.ended(cut.id(), 2, 14);
        // Then
        assertThat(desk.excusedAsKnown()).isEqualTo("1-4");
        assertThat(desk.excused()).isEqualTo("1-2");
    }

    @Test
    void excusesNothingThatHasBeenOutAlreadyByAnEnterprisesMaintenance() {
        // Given
        var draft = desk.draft(StatusDesk.id(), StatusKind.MAINTENANCE, null, at(1), at(9));
        // When
        var told = desk.reported(draft, 4, desk.engineer());
        // Then
        assertThat(told.beginsAt()).as("as it was said").isEqualTo(at(1));
        assertThat(desk.excused()).isEqualTo("4-9");
        assertThat(desk.excusedAsKnown()).isEqualTo("4-9");
    }

    @Test
    void excusesNothingByMaintenanceThatAnEnterpriseTellsWhenItIsOver() {
        // Given
        var draft = desk.draft(StatusDesk.id(), StatusKind.MAINTENANCE, null, at(1), at(3));
        // When
        desk.reported(draft, 4, desk.engineer());
        // Then
        assertThat(desk.excused()).isEmpty();
        assertThat(desk.excusedAsKnown()).isEmpty();
        desk.ended(draft.id(), 1, 4); // no other test finds it due
    }

    @ParameterizedTest
    @EnumSource(
            value = StatusKind.class,
            names = {"POWER_CUT", "INTERNET_OUTAGE", "MAINTENANCE"})
    void endsWhateverIsOpenWhenAllIsNormal(StatusKind kind) {
        // Given
        var before = desk.outage(kind, 1, 9, 1);
        var after = desk.outage(kind, 6, 9, 5);
        // When
        desk.allNormal(3, 5);
        // Then
        assertThat(report(before.id()).endedAt()).isEqualTo(at(3));
        assertThat(report(after.id()).endedAt()).isNull();
    }

    @Test
    void endsItTheSameWhicheverOfTwoLateReportsComesFirst() {
        // Given
        desk.allNormal(7, 10);
        desk.allNormal(3, 10);
        // When
        var late = desk.outage(StatusKind.POWER_CUT, 1, 9, 10.5);
        // Then
        assertThat(late.endedAt()).isEqualTo(at(3));
        assertThat(late.lastsUntil()).isEqualTo(at(3));
        assertThat(desk.excused()).isEqualTo("1-3");
    }

    @Test
    void takesTheEarliestEndThatWasTold() {
        // Given
        var report = desk.outage(StatusKind.POWER_CUT, 1, 9, 1);
        // When
        desk.ended(report.id(), 5, 6);
        desk.ended(report.id(), 7, 8);
        // Then
        assertThat(report(report.id()).endedAt()).isEqualTo(at(5));
        // When
        var back = desk.ended(report.id(), -4, 9);
        // Then
        assertThat(back.endedAt()).isEqualTo(at(1));
        assertThat(desk.excused()).isEmpty();
    }

    @Test
    void takesCamerasOutOfServiceForAWindowAndBackAfterwards() {
        // Given
        var planned = desk.outage(StatusKind.MAINTENANCE, 3, 5, 1);
        // Then
        assertThat(desk.states()).isEqualTo("IN_SERVICE IN_SERVICE");
        assertThat(desk.turned(2)).isZero();
        assertThat(desk.turned(3)).isEqualTo(1);
        assertThat(desk.states()).isEqualTo("MAINTENANCE MAINTENANCE");
        assertThat(desk.turned(4)).isZero();
        assertThat(desk.turned(5)).isEqualTo(1);
        assertThat(desk.states()).isEqualTo("IN_SERVICE IN_SERVICE");
        assertThat(desk.turned(6)).isZero();
        assertThat(report(planned.id()).version()).isZero();
    }

    @Test
    void turnsOtherFacilitiesWhenOneCannotBeTurned() {
        // Given
        desk.outage(StatusKind.MAINTENANCE, 3, 5, 1);
        var other = new StatusDesk(desk.database);
        other.outage(StatusKind.MAINTENANCE, 3, 5, 1);
        desk.database.owner.execute(
                "alter table camera add constraint stuck check (state <> 'MAINTENANCE' or facility_id <> '%s') not valid"
                        .formatted(desk.facility));
        // When
        var turned = desk.turned(3);
        // Then
        assertThat(turned).isOne();
        assertThat(desk.states()).isEqualTo("IN_SERVICE IN_SERVICE");
        assertThat(other.states()).isEqualTo("MAINTENANCE MAINTENANCE");
        desk.database.owner.execute("alter table camera drop constraint stuck");
        assertThat(desk.turned(4)).isOne();
        assertThat(desk.turned(6)).as("both are over").isEqualTo(2);
    }

    @Test
    void keepsACameraOutAsLongAsTheLastOfItsWindows() {
        // Given
        var camera = desk.cameras.getFirst();
        desk.outage(StatusKind.MAINTENANCE, 1, 5, 1);
        var one = desk.draft(StatusDesk.id(), StatusKind.MAINTENANCE, camera, at(2), at(9));
        desk.reported(one, 2, desk.engineer());
        // When
        desk.turned(5);
        // Then
        assertThat(desk.states()).isEqualTo("MAINTENANCE IN_SERVICE");
        // When
        desk.ended(one.id(), 6, 6);
        // Then
        assertThat(desk.states()).isEqualTo("IN_SERVICE IN_SERVICE");
    }

    @Test
    void leavesAloneWhatWasNotInService() {
        // Given
        var camera = desk.cameras.getFirst();
        database.owner.execute(
                "update camera set state = 'PLANNED' where id = '%s'".formatted(camera));
        // When
        desk.outage(StatusKind.MAINTENANCE, 1, 5, 1);
        desk.allNormal(2, 2);
        // Then
        assertThat(desk.states()).isEqualTo("PLANNED IN_SERVICE");
    }

    @ParameterizedTest
    @CsvSource({"POWER_CUT, FORBIDDEN", "ALL_NORMAL, FORBIDDEN"})
    void letsNoEnterpriseExcuseItself(StatusKind kind, ErrorCode code) {
        // Given
        var draft = desk.draft(null, kind, null, at(1), null);
        // Then
        assertThatThrownBy(() -> desk.reported(draft, 2, desk.engineer()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void countsInTheReportOfTheDayWhatWasHeardUntilItsCutOff() {
        // Given
        desk.outage(StatusKind.POWER_CUT, 1, 4, 1);
        desk.outage(StatusKind.POWER_CUT, 6, 8, 12);
        desk.outage(StatusKind.POWER_CUT, 6, 8, 12.5);
        // When
        var told =
                database.owner.single(
                        "select string_agg(kind || ' ' || reports, ',') from told_statuses(array['%s']::uuid[], '%s', '%s')"
                                .formatted(desk.facility, at(0), at(12)));
        // Then
        assertThat(told).isEqualTo("POWER_CUT 2");
    }

    @Test
    void listsByKindAndByWhetherItHoldsStill() {
        // Given
        var open = desk.outage(StatusKind.POWER_CUT, 1, 9, 1);
        var over = desk.outage(StatusKind.POWER_CUT, 2, 3, 4);
        desk.outage(StatusKind.INTERNET_OUTAGE, 1, 9, 4);
        // Then
        assertThat(ids(StatusKind.POWER_CUT, null)).containsExactly(over.id(), open.id());
        assertThat(ids(StatusKind.POWER_CUT, true)).containsExactly(open.id());
        assertThat(ids(StatusKind.POWER_CUT, false)).containsExactly(over.id());
    }

    @Test
    void showsAllOfTheFacilityOnTheFirstScreen() {
        // Given
        var open = desk.outage(StatusKind.POWER_CUT, 1, 9, 1);
        desk.outage(StatusKind.POWER_CUT, 2, 3, 4);
        // When
        var screen = await(desk.screens(5).of(desk.contact()));
        // Then
        assertThat(screen.facilities()).hasSize(1);
        var mine = screen.facilities().getFirst();
        assertThat(mine.id()).isEqualTo(desk.facility);
        assertThat(mine.cameras())
                .extracting(MyFacility.CameraGlance::id)
                .containsExactlyInAnyOrderElementsOf(desk.cameras);
        assertThat(mine.reports()).extracting(MyFacility.OpenReport::id).containsExactly(open.id());
        assertThat(await(desk.screens(5).of(desk.engineer())).facilities()).isEmpty();
    }

    private StatusReportView report(UUID id) {
        return await(desk.reports(11).byId(id, desk.contact()));
    }

    private List<UUID> ids(StatusKind kind, Boolean open) {
        var filter = new StatusFilter(desk.facility, kind, open, null, StatusFilter.ALL.period());
        return await(desk.reports(5).page(filter, PageRequest.of(null, null), desk.contact()))
                .items()
                .stream()
                .map(StatusReportView::id)
                .toList();
    }
}
